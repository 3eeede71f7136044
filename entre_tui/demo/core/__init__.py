"""What the made-up caseload is made with: seeded chance, working days, people, rows."""
