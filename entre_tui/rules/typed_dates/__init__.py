"""Days and times as people type them, in both languages."""
