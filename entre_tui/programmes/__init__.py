"""Programmes are data: definition files (TOML) and their reader; an office adds its own in its own folder."""

from __future__ import annotations
