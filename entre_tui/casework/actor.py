"""Who does a piece of casework."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    WORKER = "worker"
    SUPERVISOR = "supervisor"


class Actor(NamedTuple):
    """Who does it, from where; passed in, never looked up."""

    worker_id: int
    name: str
    role: Role
    office_id: int = 0
    office: str = ""
    host: str = ""
