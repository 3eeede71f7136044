"""Lists: of records, of clients, in sections, and the map."""
