"""A field in which two people wrote at once: both are shown, and one is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual.app import App

from entre_tui.locale import _
from entre_tui.widgets.dialogs.choose import Choose
from entre_tui.widgets.form.draft import TypedValues
from entre_tui.widgets.form.field_row import FieldRow
from entre_tui.widgets.form.fields import AnyField, CheckField, ChoiceField, LongField, ManyField

SHORT = 60


SAVED, TYPED, BOTH = "saved", "typed", "both"


def ask_which(field: AnyField, saved: Any, typed: Any) -> Choose:
    """The question."""
    options = [
        (SAVED, _("as it is saved: {words}").format(words=_short(field, saved))),
        (TYPED, _("as you typed it: {words}").format(words=_short(field, typed))),
    ]
    if isinstance(field, LongField):
        options.append((BOTH, _("both, one after the other")))
    title = _("{field}: somebody else has changed it since you typed").format(field=field.label)
    return Choose(title, options)


async def settle(
    app: App[Any], rows: Mapping[str, FieldRow], saved: TypedValues, conflicts: TypedValues
) -> None:
    """Ask of each conflict which of the two is to stand; unanswered, what is saved does."""
    for name, typed in conflicts.items():
        answer = await app.push_screen_wait(ask_which(rows[name].field, saved[name], typed))
        if answer == TYPED:
            rows[name].take(typed)
        elif answer == BOTH:
            rows[name].take(f"{saved[name]}\n\n{typed}")


def describe_raw(field: AnyField, raw: Any) -> str:
    """What stands in a field, in words."""
    if isinstance(field, CheckField):
        return _("yes") if raw else _("no")
    if isinstance(field, ChoiceField | ManyField):
        return ", ".join(label for value, label in field.options if str(value) in raw) or "–"
    return str(raw) or "–"


def _short(field: AnyField, raw: Any) -> str:
    words = " ".join(describe_raw(field, raw).split())
    return words if len(words) <= SHORT else f"{words[:SHORT]}…"
