"""The way in: first run, passphrase, who one is, the lock."""
