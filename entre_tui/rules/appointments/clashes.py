"""Which appointments overlap, before they are saved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from entre_tui.rules.moments import later, utc


@dataclass(frozen=True, slots=True)
class BusyTime:
    """Somebody is busy for so many minutes; `id` is whatever the caller knows it by."""

    start: datetime
    minutes: int
    id: int = 0

    @property
    def ends(self) -> datetime:
        return later(self.start, timedelta(minutes=self.minutes))


@dataclass(frozen=True, slots=True)
class BusyClash:
    wanted: BusyTime
    taken: BusyTime


def clashes(wanted: Sequence[BusyTime], taken: Sequence[BusyTime]) -> list[BusyClash]:
    """Every pair that overlaps, in order of time; one that begins as the other ends does not."""
    booked = sorted(((utc(one.start), one.ends, at) for at, one in enumerate(taken) if one.minutes > 0))
    begins = [start for start, _, _ in booked]
    longest = max((end - start for start, end, _ in booked), default=timedelta(0))
    found: list[BusyClash] = []
    for one in sorted(wanted, key=lambda busy: utc(busy.start)):
        start, end = utc(one.start), one.ends
        near = booked[bisect_left(begins, start - longest) : bisect_left(begins, end)]
        found += [BusyClash(one, taken[at]) for _, over, at in near if over > start and one.minutes > 0]
    return found
