"""The key file beside the case file: who can open it, and how that changes."""
