"""`entre import`: the run, duplicates and their questions, rejected rows, the summary."""
