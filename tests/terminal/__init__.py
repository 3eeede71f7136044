"""The terminal driver, against an emulated terminal."""
