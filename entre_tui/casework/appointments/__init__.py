"""Appointments and series, what became of them, and the follow-up of a missed one."""
