"""Goals and their forms."""
