"""Opening the case file: ahead of need, by passphrase or without, new or known."""
