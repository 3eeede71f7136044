"""Backups that were checked, putting one back, and the check itself."""
