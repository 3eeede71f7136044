"""Appointments of one client, the missed ones of all, their forms."""
