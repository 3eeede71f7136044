"""Security flags from every part of a client's file: raised with a few words, lifted with one key."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from entre_tui.casework.client import flags
from entre_tui.casework.client.flags import FlagView
from entre_tui.locale import _
from entre_tui.locale.dates import short_day
from entre_tui.locale.labels import label, options
from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.widgets.dialogs.choose import Choose
from entre_tui.widgets.form.draft import TypedValues
from entre_tui.widgets.form.fields import AnyField, ChoiceField, TextField
from entre_tui.widgets.form.form import Form


async def ask_flags(screen: BaseScreen, client_id: int) -> None:
    """Those that are up can be lifted; without any, the form to raise one comes at once."""
    up: tuple[FlagView, ...] = await screen.app.work(flags.flags, client_id)
    if not up:
        raise_flag(screen, client_id)
        return

    async def raise_or_lift(index: Hashable) -> None:
        if index == "raise":
            raise_flag(screen, client_id)
        elif isinstance(index, int):
            one = up[index]
            await screen.app.do(flags.lift_flag, one.id, seen_version=one.version)

    today = screen.app.now().date()
    lines: list[tuple[Hashable, str]] = [
        (index, _("Lift: {flag}").format(flag=_words(one, today))) for index, one in enumerate(up)
    ]
    lines.append(("raise", _("Raise another flag")))
    screen.app.push_screen(Choose(_("Security flags"), lines), raise_or_lift)


def raise_flag(screen: BaseScreen, client_id: int) -> None:
    """What to beware of."""

    async def save(values: TypedValues) -> None:
        await screen.app.do(flags.raise_flag, client_id, **values)

    fields: list[AnyField] = [
        ChoiceField("kind", _("Beware of"), options("flag_kind")),
        TextField("words", _("In words"), hint=_("optional; needed for “other”")),
    ]
    intro = _("It stands on every part of this client's file until it is lifted.")
    form = Form(
        _("Raise a flag"), fields, save, draft_key=f"flag:{client_id}", intro=intro, client_id=client_id
    )
    screen.app.push_screen(form)


def _words(one: FlagView, today: date) -> str:
    what = ": ".join(filter(None, (label(one.kind, "flag_kind"), one.words)))
    return f"{what}  ({', '.join(filter(None, (one.raised_by, short_day(one.raised_at.date(), today))))})"
