"""Overview and timeline of a client's whole file."""
