"""A generated caseload with no real person in it."""
