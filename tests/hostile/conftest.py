"""The rooms' case files, for the hostile tests too."""

from __future__ import annotations

from tests.screens.conftest import demo_office, office, original_demo, original_office

__all__ = ["demo_office", "office", "original_demo", "original_office"]
