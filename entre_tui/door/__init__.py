"""Coming in and going out: opening the case file, drafts kept on the way, the idle lock, leaving in one piece."""
