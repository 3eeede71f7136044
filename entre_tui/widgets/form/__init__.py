"""Forms: fields, rows, drafts, editors."""
