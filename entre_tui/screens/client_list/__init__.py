"""The client list, its filter and the words of its choice."""
