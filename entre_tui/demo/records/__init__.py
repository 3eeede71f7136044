"""What stands in the files of a made-up client: course, sessions, goals, group, checklist."""
