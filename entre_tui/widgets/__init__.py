"""What several screens use: forms, rows, dates, signs."""
