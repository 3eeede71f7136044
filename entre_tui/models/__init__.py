"""Tables of the case file: columns and constraints only."""
