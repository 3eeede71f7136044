"""A day typed as people say it, with what was understood in words beneath before it is taken."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from entre_tui.locale import N_, _
from entre_tui.locale.dates import clock, in_days, long_day, near_day
from entre_tui.widgets.base.clock import now_of
from entre_tui.widgets.base.line_input import LineInput
from entre_tui.widgets.form.fields import DateField, UnfitValue

if TYPE_CHECKING:
    from entre_tui.rules.typed_dates.answers import DateAnswer, DateReading, NotUnderstood

_TROUBLE = {
    "unknown_word": N_("“{word}” is not a day or a time I know."),
    "no_such_day": N_("There is no day “{word}”."),
    "no_such_time": N_("There is no time “{word}”."),
    "hour_and_minute_unclear": N_("“{word}” is not clear as a time: write it with a colon, as 9:30."),
    "hour_skipped": N_("That hour does not exist: the clocks go forward."),
    "weekday_disagrees": N_("The weekday and the date do not go together."),
    "two_dates": N_("Those are two days; one is needed."),
    "two_times": N_("Those are two times; one is needed."),
    "year_out_of_range": N_("That year is too far away."),
    "unit_missing": N_("Days, weeks or months? For example +2w."),
    "too_long": N_("That is too long for a day."),
}


DAYS_ARE_COUNTED = 1500
"""As far as a release or the end of supervision mostly lies."""


def format_for_field(value: date | datetime | None) -> str:
    """A day as it is put into the field: the one writing that has one meaning."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    return value.isoformat()


class DateInput(LineInput):
    """The field; where a text has two readings, down and up go through them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "reading(1)", show=False),
        Binding("up", "reading(-1)", show=False),
    ]

    def __init__(self, field: DateField) -> None:
        super().__init__(
            format_for_field(field.value), placeholder=field.hint or self._example(field), max_length=80
        )
        self.field = field
        self._readings: tuple[str, ...] = ()

    @staticmethod
    def _example(field: DateField) -> str:
        if field.past:
            return _("yesterday, fri, 24/11")
        return _("tomorrow 14, fri 10:30, +2w") if field.with_time else _("tomorrow, fri, +2w, 24/12")

    def answer(self) -> DateAnswer:
        """What the rules make of the text."""
        from entre_tui.rules.typed_dates.parse import DateDirection, understand

        toward = DateDirection.PAST if self.field.past else DateDirection.FUTURE
        return understand(self.value, now_of(self.app), wants_time=self.field.with_time, toward=toward)

    def echo(self) -> str:
        """What was understood, in words; nothing for an empty field."""
        from entre_tui.rules.typed_dates.parse import Ambiguous, NotUnderstood

        answer = self.answer()
        if isinstance(answer, NotUnderstood):
            return self._trouble(answer)
        if isinstance(answer, Ambiguous):
            either = _(" or ").join(self._short(option) for option in answer.options)
            return _("{either}? ↓ chooses.").format(either=either)
        if self.field.with_time and not answer.has_time:
            return _("{day}. At what time?").format(day=self._long(answer))
        return self._long(answer)

    def read(self) -> date | datetime | None:
        """The day, or the day and time; raises `UnfitValue` where there is not exactly one."""
        from entre_tui.rules.typed_dates.parse import Ambiguous, NotUnderstood

        if not self.value.strip():
            if self.field.required or not self.field.optional:
                raise UnfitValue(_("A day is needed here, for example tomorrow or 24/12."))
            return None
        answer = self.answer()
        if isinstance(answer, NotUnderstood | Ambiguous):
            raise UnfitValue(self.echo())
        if self.field.with_time and not answer.has_time:
            raise UnfitValue(
                _("A time is needed too, for example {example}.").format(example=self.value + " 14:00")
            )
        return answer.value if self.field.with_time else answer.day

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.is_unclear if action == "reading" else super().check_action(action, parameters)

    @property
    def is_unclear(self) -> bool:
        """Whether there are readings to choose from, which down and up then do."""
        return bool(self._choices())

    def action_reading(self, step: int) -> None:
        self._readings = choices = self._choices()
        at = choices.index(self.value) + step if self.value in choices else (0 if step > 0 else -1)
        self.value = choices[at % len(choices)]
        self.cursor_position = len(self.value)

    def _choices(self) -> tuple[str, ...]:
        """The readings of an unclear text, also after one of them was taken."""
        from entre_tui.rules.typed_dates.parse import Ambiguous

        if self.value in self._readings:
            return self._readings
        answer = self.answer()
        if not isinstance(answer, Ambiguous):
            return ()
        return tuple(
            format_for_field(option.value if option.has_time else option.day) for option in answer.options
        )

    def _long(self, answer: DateReading) -> str:
        words = long_day(answer.day) + (f" {clock(answer.value)}" if answer.has_time else "")
        today = now_of(self.app).date()
        # Nobody counts the days to a birth.
        far = abs((answer.day - today).days) > DAYS_ARE_COUNTED
        return words if far else f"{words}, {in_days(answer.day, today)}"

    def _short(self, answer: DateReading) -> str:
        words = near_day(answer.day, now_of(self.app).date())
        return f"{words} {clock(answer.value)}" if answer.has_time else words

    def _trouble(self, answer: NotUnderstood) -> str:
        words = _TROUBLE.get(answer.reason)
        return _(words).format(word=answer.word) if words else ""
