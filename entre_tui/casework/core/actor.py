"""Who does a piece of casework, and when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

# Who looks again within this time is still looking.
SAME_LOOK = timedelta(minutes=10)

P = ParamSpec("P")
T = TypeVar("T")


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


NOBODY = Actor(0, "", Role.WORKER)
"""Before anybody has signed in; what is done then names in the audit trail the worker it was done for."""


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts, and when; `now` is in the office's zone. Every casework function takes it first."""

    actor: Actor
    now: datetime


Casework = Callable[Concatenate[Acting, P], T]
"""A casework function: what it takes after `Acting`, and what it gives."""
