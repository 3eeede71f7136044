"""The reintegration checklist and its tasks."""
