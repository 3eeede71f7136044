"""Rules of appointments: attendance, clashes, the ladder after absences, series."""
