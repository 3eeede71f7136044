"""The key of every case file made for measuring. Nothing to keep secret: everybody in them is made up."""

from __future__ import annotations

RAW_KEY = b"\xab" * 32
