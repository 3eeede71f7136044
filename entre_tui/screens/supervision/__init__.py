"""Who has how much."""
