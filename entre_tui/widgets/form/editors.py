"""From a field's description to what it is edited with, and from there to its value.

An editor's `raw` is what was typed or chosen, as JSON can keep it (a draft); `read` makes the value of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable
from typing import Any, Protocol, cast

from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input

from entre_tui.locale import _
from entre_tui.text import clean, clean_long
from entre_tui.widgets.base.line_input import LineInput
from entre_tui.widgets.form.combobox import ComboBox
from entre_tui.widgets.form.date_field import DateInput
from entre_tui.widgets.form.fields import (
    AnyField,
    CheckField,
    ChoiceField,
    DateField,
    LongField,
    ManyField,
    NumberField,
    SecretField,
    TextField,
    UnfitValue,
)
from entre_tui.widgets.form.inline_choice import InlineChoice
from entre_tui.widgets.form.password_input import SecretInput
from entre_tui.widgets.form.text_editor import TextEditor

FEW = 12


class Editor(Protocol):
    """What a form asks of the widget of a field."""

    @property
    def raw(self) -> object: ...

    def take(self, raw: object) -> None: ...

    def read(self) -> object: ...


class _Typed(Input):
    @property
    def raw(self) -> str:
        return self.value

    def take(self, raw: object) -> None:
        self.value = str(raw)


class TextLine(_Typed, LineInput):
    def __init__(self, field: TextField) -> None:
        # A little more may be typed than is allowed, so that the person sees it refused and not cut.
        suggester = SuggestFromList(field.suggestions, case_sensitive=False) if field.suggestions else None
        super().__init__(field.value, placeholder=field.hint, suggester=suggester)
        self.field = field

    def read(self) -> str:
        text = clean(self.value, max(len(self.value), 1))
        if not text and self.field.required:
            raise UnfitValue(_("This is needed."))
        return _short_enough(text, self.field.max_length)


class NumberLine(_Typed, LineInput):
    def __init__(self, field: NumberField) -> None:
        super().__init__(
            "" if field.value is None else f"{field.value:g}", placeholder=field.hint, max_length=20
        )
        self.field = field

    def read(self) -> float | int | None:
        field, text = self.field, self.value.strip().replace(",", ".").replace("−", "-")
        if not text:
            if field.required:
                raise UnfitValue(_("A number is needed here."))
            return None
        if not re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?" if field.decimals else r"[+-]?[0-9]+", text):
            raise UnfitValue(_("“{text}” is not a number.").format(text=self.value.strip()))
        number = float(text) if field.decimals else int(text)
        if field.minimum is not None and number < field.minimum:
            raise UnfitValue(_("At least {number:g}.").format(number=field.minimum))
        if field.maximum is not None and number > field.maximum:
            raise UnfitValue(_("At most {number:g}.").format(number=field.maximum))
        return number


class SecretLine(SecretInput):
    def __init__(self, field: SecretField) -> None:
        super().__init__(field.value, placeholder=field.hint)
        self.field = field

    @property
    def raw(self) -> None:
        """Nothing: a secret is no part of a draft."""

    def take(self, raw: object) -> None:
        """Nothing, as there is nothing kept."""

    def read(self) -> str:
        if not self.value and self.field.required:
            raise UnfitValue(_("This is needed."))
        return _short_enough(self.value, self.field.max_length)


class LongLines(TextEditor):
    def __init__(self, field: LongField) -> None:
        super().__init__(field.value, placeholder=field.hint)
        self.field = field
        self.styles.height = field.height

    @property
    def raw(self) -> str:
        return self.text

    def take(self, raw: object) -> None:
        self.load_text(str(raw))
        self.move_cursor(self.document.end)

    def read(self) -> str:
        text = clean_long(self.text, max(len(self.text), 1)).rstrip()
        if not text.strip() and self.field.required:
            raise UnfitValue(_("This is needed."))
        return _short_enough(text, self.field.max_length)


class DateLine(_Typed, DateInput):
    """A day, or a day and a time."""


class _Picks(InlineChoice):
    @property
    def raw(self) -> list[str]:
        return [str(value) for value in self.picked_values]

    def take(self, raw: object) -> None:
        self.choose([value for value in self.values if str(value) in _choices_in(raw)])


class ChoiceLine(_Picks):
    def __init__(self, field: ChoiceField) -> None:
        super().__init__(field.options, (field.value,), optional=field.optional)
        self.field = field

    def read(self) -> Hashable:
        return _one(self.picked_values, self.field)


class FoundLine(ComboBox):
    def __init__(self, field: ChoiceField) -> None:
        super().__init__(field.options, field.value, optional=field.optional)
        self.field = field

    @property
    def raw(self) -> list[str]:
        return [str(value) for value in self.picked_values]

    def take(self, raw: object) -> None:
        self.choose([value for value, _label in self.options if str(value) in _choices_in(raw)])

    def read(self) -> Hashable:
        return _one(self.picked_values, self.field)


class ManyLine(_Picks):
    def __init__(self, field: ManyField) -> None:
        super().__init__(field.options, field.values, many=True)
        self.field = field

    def read(self) -> tuple[Hashable, ...]:
        if not self.picked_values and self.field.required:
            raise UnfitValue(_("Choose at least one."))
        return self.picked_values


class CheckLine(InlineChoice):
    def __init__(self, field: CheckField) -> None:
        super().__init__([(True, _("yes")), (False, _("no"))], (field.value,))
        self.field = field

    @property
    def raw(self) -> bool:
        return self.picked_values == (True,)

    def take(self, raw: object) -> None:
        self.choose((bool(raw),))

    def read(self) -> bool:
        return self.raw


def _choices_in(raw: object) -> Collection[str]:
    return raw if isinstance(raw, list) else ()


def _one(picked: tuple[Hashable, ...], field: ChoiceField) -> Hashable:
    if not picked and not field.optional:
        raise UnfitValue(_("Choose one."))
    return picked[0] if picked else None


def _short_enough(text: str, limit: int) -> str:
    if len(text) > limit:
        raise UnfitValue(
            _("{over} characters too many ({limit} fit).").format(over=len(text) - limit, limit=limit)
        )
    return text


_EDITORS: dict[type, Any] = {
    TextField: TextLine,
    NumberField: NumberLine,
    SecretField: SecretLine,
    LongField: LongLines,
    DateField: DateLine,
    ManyField: ManyLine,
    CheckField: CheckLine,
}


def editor_for(field: AnyField) -> Widget:
    """The widget a field is edited with; it is an `Editor` as well."""
    if isinstance(field, ChoiceField):
        return ChoiceLine(field) if len(field.options) <= FEW else FoundLine(field)
    return cast(Widget, _EDITORS[type(field)](field))
