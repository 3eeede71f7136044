"""Small parts that any screen may hold: head, footer, clock, charts, text."""
