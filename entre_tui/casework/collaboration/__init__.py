"""Consent, eligibility, collaboration meetings and the tasks that come of them."""
