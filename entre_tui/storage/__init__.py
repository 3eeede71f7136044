"""Opening the encrypted file, the database thread, migrations, backup, integrity."""
