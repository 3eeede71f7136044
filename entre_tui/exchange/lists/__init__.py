"""The lists an office may bring: their kinds, columns, headers and vocabulary."""
