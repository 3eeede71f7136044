"""What takes an office's lists in: clients, course, release, appointments, one record after another."""
