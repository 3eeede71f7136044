"""What goes out: the calendar file, templates with their help, the settings."""
