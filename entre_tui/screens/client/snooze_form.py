"""A supervisor lets one due item wait, with a reason and a day on which it is back."""

from __future__ import annotations

from typing import Any

from entre_tui.casework.client import due
from entre_tui.casework.client.due import DueLine
from entre_tui.locale import _
from entre_tui.locale.labels import label
from entre_tui.rules.due.facts import RecordKind
from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.widgets.form.fields import AnyField, DateField, TextField
from entre_tui.widgets.form.form import Form


def ask_snooze(screen: BaseScreen, line: DueLine) -> None:
    """Opens the form for one due item; it is hidden before that day and back on it."""
    item, record = line.item, _record(line)

    async def save(values: dict[str, Any]) -> None:
        await screen.app.do(
            due.snooze, line.client_id, item.kind, record, values["until_on"], values["reason"]
        )

    fields: list[AnyField] = [
        DateField("until_on", _("Wait until"), optional=False, required=True),
        TextField("reason", _("Why it can wait"), required=True),
    ]
    title = _("Let it wait: {client}, {what}").format(client=line.name, what=label(item.kind, "due_kind"))
    screen.app.push_screen(Form(title, fields, save, client_id=line.client_id))


async def wake(screen: BaseScreen, line: DueLine) -> None:
    """What was let wait is due again."""
    await screen.app.do(due.wake_item, line.client_id, line.item.kind, _record(line))


def _record(line: DueLine) -> int | None:
    return None if line.item.record_kind is RecordKind.CLIENT else line.item.record_id
