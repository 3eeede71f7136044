"""Keys and the secrets they are made of: derivation, passphrase, recovery key, slots."""
