"""The reintegration checklist and its forms."""
