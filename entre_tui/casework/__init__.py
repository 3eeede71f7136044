"""What people do: each function is one transaction and one audit entry, and returns frozen views."""
