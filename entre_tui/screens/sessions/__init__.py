"""Sessions and their forms."""
