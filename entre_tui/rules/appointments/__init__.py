"""Rules of appointments: attendance, the ladder after absences, series."""
