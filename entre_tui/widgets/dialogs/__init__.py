"""Windows that ask: a choice, a confirmation."""
