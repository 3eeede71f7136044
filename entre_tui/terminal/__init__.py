"""A terminal driver that sends only what changed. It knows no word about cases."""
