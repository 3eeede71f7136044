"""What reads across all parts of a file: head, overview, timeline."""
