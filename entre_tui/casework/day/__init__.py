"""The worker's day and week, and the calendar that is given out."""
