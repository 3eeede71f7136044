"""Forms of the programme: enrolment, agreements, who leads."""
