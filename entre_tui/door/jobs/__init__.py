"""The jobs on the file itself: keys, roles, backup, restore, check."""
