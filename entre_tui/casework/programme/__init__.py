"""Enrolments, phases, dose, mentoring agreements, and who leads."""
