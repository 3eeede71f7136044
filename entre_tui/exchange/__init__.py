"""What comes in and goes out: import, templates, exports."""
