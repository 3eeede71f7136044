"""What everybody knows who writes a part of one client's file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from entre_tui.demo.core.chance import RandomSource
from entre_tui.demo.core.people import DemoClient
from entre_tui.demo.core.rows import DemoRows
from entre_tui.demo.records.story import Story
from entre_tui.programmes.model import Programme


@dataclass(slots=True)
class Writer:
    """Writes into `rows`; `now` carries the office's zone, `plan` is the programme of the client's course."""

    person: DemoClient
    client: int
    plan: Programme
    rows: DemoRows
    chance: RandomSource
    now: datetime
    story: Story
