"""From cells to values: what a column says, checked and told at the row."""
