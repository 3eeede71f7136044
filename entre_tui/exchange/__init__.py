"""What comes in and goes out: lists of an office and their templates, calendar, settings."""
