"""Names, texts and stories of people who do not exist, in both languages."""
