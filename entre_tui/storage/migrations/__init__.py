"""The numbered steps that bring a file to this version's schema; each is frozen once released."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
SCHEMA_VERSION = 1
