"""Opening a file: made or found, settled, its schema brought up to date."""
