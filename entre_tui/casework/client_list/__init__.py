"""The list of clients at any size: sign-in, search, filters, windows of lines, counts."""
