"""Key slots, keyring, passphrases, the lock, and what a process may leak."""
