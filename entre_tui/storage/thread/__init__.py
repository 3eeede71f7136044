"""The one thread that talks to the database: jobs, transactions, rows by the thousand."""
