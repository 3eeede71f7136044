"""Consent and collaboration meetings."""
