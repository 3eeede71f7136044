"""What a form asks for, as data: one small record for each kind of field."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from entre_tui.locale import _
from entre_tui.text import LONG_LIMIT

Options = Sequence[tuple[Hashable, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What every field has; `hint` is shown while the field is empty or, for choices, beneath it."""

    required: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class TextField(Field):
    """One line."""

    name: str
    label: str
    value: str = ""
    max_length: int = 200
    suggestions: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class SecretField(Field):
    """One line that is never shown, copied or kept as a draft."""

    name: str
    label: str
    value: str = ""
    max_length: int = 1_000


@dataclass(frozen=True, slots=True)
class LongField(Field):
    """Text of any length, so many lines of it in view."""

    name: str
    label: str
    value: str = ""
    height: int = 6
    max_length: int = LONG_LIMIT


@dataclass(frozen=True, slots=True)
class ChoiceField(Field):
    """One of several; without `optional` one has to be chosen."""

    name: str
    label: str
    options: Options = ()
    value: Hashable = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class ManyField(Field):
    """Several of them; gives a tuple in the order of the options."""

    name: str
    label: str
    options: Options = ()
    values: Sequence[Hashable] = ()


@dataclass(frozen=True, slots=True)
class DateField(Field):
    """A day, or a day and a time, as people say it; `past` for what has been ("fri" is then the last one)."""

    name: str
    label: str
    value: date | datetime | None = None
    with_time: bool = False
    optional: bool = True
    past: bool = False


@dataclass(frozen=True, slots=True)
class NumberField(Field):
    """A number; whole unless `decimals`."""

    name: str
    label: str
    value: float | None = None
    minimum: float | None = None
    maximum: float | None = None
    decimals: bool = False


@dataclass(frozen=True, slots=True)
class CheckField(Field):
    """Yes or no."""

    name: str
    label: str
    value: bool = False


def yes_no_field(name: str, label: str, value: bool | None) -> ChoiceField:
    """Yes, no, or empty: not known."""
    return ChoiceField(name, label, [(True, _("yes")), (False, _("no"))], value, optional=True)


AnyField = (
    TextField | SecretField | LongField | ChoiceField | ManyField | DateField | NumberField | CheckField
)


class UnfitValue(Exception):
    """What stands in a field cannot be saved; the message says why and what would do."""
