"""The encrypted file: its connection, pages, keys, names beside it, and who has it open."""
