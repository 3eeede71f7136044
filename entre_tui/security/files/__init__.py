"""Files that are written whole, kept private and changed by one at a time."""
