"""What every part stands on: who acts, the transaction, the log, settings, what is due, the client list's rows."""
