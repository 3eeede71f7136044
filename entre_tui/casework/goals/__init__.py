"""Goals with their steps, ratings and observed changes, and the bank of examples."""
