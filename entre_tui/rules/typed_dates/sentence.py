"""What a person typed, in its pieces: day expressions, weekdays, times, and numbers that may be either."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time, timedelta

from entre_tui.rules.typed_dates.answers import DateDirection, ReadingTrouble, Unreadable
from entre_tui.rules.typed_dates.days import (
    DayReadings,
    last_weekday,
    next_weekday,
    weekday,
    weekday_in_weeks,
)

NEXT = ("next", "nasta")
LAST = ("last", "forra")


@dataclass(slots=True)
class Sentence:
    """The pieces of one entry, in no order."""

    today: date
    toward: DateDirection
    days: list[DayReadings] = field(default_factory=list)
    weekdays: list[tuple[int, str]] = field(default_factory=list)
    times: list[time] = field(default_factory=list)
    number: str | None = None
    dotted: tuple[int, int, bool] | None = None
    moment: timedelta | None = None
    weeks: int | None = None
    either: tuple[DayReadings, time] | None = None

    @property
    def has_day(self) -> bool:
        return bool(self.days or self.weekdays)

    @property
    def only_moment(self) -> bool:
        return not (self.has_day or self.times or self.number or self.dotted)

    def weekday_alone(self) -> DayReadings:
        """What the weekday means when nothing else says the day, or only how many weeks from now."""
        if len(self.weekdays) > 1:
            raise Unreadable(ReadingTrouble.TWO_DATES)
        wanted, prefix = self.weekdays[0]
        if self.weeks is not None:
            if prefix in (*NEXT, *LAST, "i -s"):
                raise Unreadable(ReadingTrouble.TWO_DATES)
            return weekday_in_weeks(wanted, self.weeks, self.today)
        if prefix in NEXT:
            return next_weekday(wanted, self.today)
        if prefix in LAST:
            return last_weekday(wanted, self.today)
        if prefix == "i -s":
            latest = self.today - timedelta(days=(self.today.weekday() - wanted - 1) % 7 + 1)
            return DayReadings((latest,))
        return weekday(wanted, self.today, self.toward)
