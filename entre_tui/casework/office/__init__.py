"""Workers, what each may do, and the office's settings."""
