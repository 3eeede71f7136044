"""When things happen in an office: on working days, between eight and half past five."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from entre_tui.demo.core.chance import RandomSource
from entre_tui.rules.workdays import add_workdays, is_workday, next_workday

SLOTS = (time(8, 30), time(10), time(13), time(14, 30), time(16))
"""Hours at which a case worker sees people; none reaches into the next."""
OPEN, CLOSED = time(8), time(17, 30)


def workday(day: date, latest: date | None = None) -> date:
    """The day, or the next one on which the office is open; not after `latest`, before which there is one."""
    if not is_workday(day):
        day = next_workday(day)
    return day if latest is None or day <= latest else workday_before(latest)


def workday_before(day: date) -> date:
    """The day, or the last one before it on which the office is open."""
    return day if is_workday(day) else add_workdays(day, -1)


def at_work(chance: RandomSource, day: date, now: datetime) -> datetime:
    """A moment of a working day at which somebody may write something down; never after now."""
    minutes = chance.randint(8 * 60, 17 * 60 + 15)
    return min(datetime.combine(day, time(minutes // 60, minutes % 60), now.tzinfo), now)


def later_at_work(chance: RandomSource, moment: datetime, now: datetime) -> datetime:
    """Some time after a moment, the same day or early on the next; never after now."""
    later = moment + timedelta(minutes=chance.randint(75, 240))
    if later.time() > CLOSED or later.date() != moment.date():
        start = datetime.combine(next_workday(moment.date()), OPEN, moment.tzinfo)
        later = start + timedelta(minutes=chance.randint(5, 90))
    return min(later, now)


@dataclass(slots=True)
class Diary:
    """Who of the case workers is taken when: nobody sees two people at once."""

    taken: set[tuple[int, date, time]] = field(default_factory=set)

    def free(self, chance: RandomSource, worker: int, day: date, wanted: time) -> time:
        """The hour wanted, or another of that day at which the worker is free; the hour is taken from now on."""
        others = [slot for slot in SLOTS if slot != wanted]
        chance.shuffle(others)
        free = (slot for slot in (wanted, *others) if (worker, day, slot) not in self.taken)
        chosen = next(free, wanted)
        self.taken.add((worker, day, chosen))
        return chosen
