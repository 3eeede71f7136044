"""What a supervisor sees: who has how much, and the office's thresholds."""
