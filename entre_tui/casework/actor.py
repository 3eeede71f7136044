"""Who does a piece of casework."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    WORKER = "worker"
    SUPERVISOR = "supervisor"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does it, from where; passed in, never looked up."""

    worker_id: int
    name: str
    role: Role
    office_id: int = 0
    office: str = ""
    host: str = ""
