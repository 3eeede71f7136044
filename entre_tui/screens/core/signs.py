"""The signs for appointments to come, to log, put off or fallen through."""

from __future__ import annotations

TO_LOG, COMING, PUT_OFF, FELL = "·", "○", "→", "–"
