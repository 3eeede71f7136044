"""A form that shows a field only once it has something to ask: what is not needed takes no room and no key."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from entre_tui.widgets.form.draft import TypedValues
from entre_tui.widgets.form.field_row import FieldRow
from entre_tui.widgets.form.fields import AnyField
from entre_tui.widgets.form.form import Form


class ConditionalForm(Form):
    """`folded` says, from what is typed, which fields are out of sight; `start` is the field to begin at."""

    DEFAULT_CSS = """
    ConditionalForm.-long-labels FieldRow > .label { width: 36; }
    ConditionalForm.-long-labels FieldRow.-above > .label { width: 1fr; }
    ConditionalForm FieldRow.-above { margin-bottom: 0; }
    """

    def __init__(
        self,
        title: str,
        fields: Sequence[AnyField],
        save: Callable[[TypedValues], Awaitable[None]],
        *,
        folded: Callable[[TypedValues], set[str]],
        long_labels: bool = False,
        **others: Any,
    ) -> None:
        self._folded = folded
        self._there: set[str] = set()
        super().__init__(title, fields, save, **others)
        self.set_class(long_labels, "-long-labels")

    def _rows_at_first(self) -> list[FieldRow]:
        """Only what is in sight: the others are made when they are wanted, so that the form opens at once."""
        away = self._folded(self.typed_values())
        self._there = set(self._rows) - away
        return [row for name, row in self._rows.items() if name not in away]

    def on_mount(self) -> None:
        self._fields.starts_at_top = self._start in self._rows

    async def on_field_row_edited(self, event: FieldRow.Edited) -> None:
        """Only once the new fields stand there may the next key count: it may be the tab that leads to them."""
        self._fields.start = None
        away = self._folded(self.typed_values())
        above: FieldRow | None = None
        for name, row in self._rows.items():
            if name in self._there:
                if row.display == (name in away):
                    row.display = name not in away
            elif name not in away:
                self._there.add(name)
                await self._fields.mount(row, after=above)
            if name in self._there:
                above = row
