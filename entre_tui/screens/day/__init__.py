"""Today and the week, and the calendar that is given out."""
