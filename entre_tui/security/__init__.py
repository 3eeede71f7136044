"""Key slots, keyring, passphrases, session lock; imports nothing else of the program but its words."""

KEY_BYTES = 32
