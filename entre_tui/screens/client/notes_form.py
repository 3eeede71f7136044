"""Writing a note, correcting it, taking it out of sight: the same forms from every part of a client's file."""

from __future__ import annotations

from collections.abc import Hashable

from entre_tui.casework.client import notes
from entre_tui.casework.client.notes import NoteView
from entre_tui.locale import N_, _, ngettext
from entre_tui.locale.dates import day_time
from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.widgets.form.draft import TypedValues
from entre_tui.widgets.form.fields import AnyField, CheckField, ChoiceField, DateField, LongField
from entre_tui.widgets.form.form import Form

KIND_WORDS = {notes.NOTE: N_("Note"), notes.CHANGE: N_("A change seen, in staff's words")}
HEIGHT = 10


def kind_words() -> list[tuple[Hashable, str]]:
    """What kind of note it is, in words."""
    return [(kind, _(words)) for kind, words in KIND_WORDS.items()]


def write_note(screen: BaseScreen, client_id: int) -> None:
    """An empty note, dated now unless another time is typed."""

    async def save(values: TypedValues) -> None:
        await screen.app.do(notes.add_note, client_id, **values)

    fields: list[AnyField] = [
        LongField("text", _("Note"), height=HEIGHT),
        ChoiceField("kind", _("Kind"), kind_words(), notes.NOTE),
        CheckField("pinned", _("Pinned on top")),
        DateField("at", _("When"), with_time=True, past=True, hint=_("empty: now")),
    ]
    form = Form(_("New note"), fields, save, draft_key=f"note:new:{client_id}", client_id=client_id)
    screen.app.push_screen(form)


def correct_note(screen: BaseScreen, note: NoteView) -> None:
    """The note as it stands; what it said is kept when it is saved."""

    async def save(values: TypedValues) -> None:
        if values["at"] is None or values["at"] == note.at:
            values.pop("at")
        await screen.app.do(notes.correct_note, note.id, seen_version=note.version, **values)

    fields: list[AnyField] = [
        LongField("text", _("Note"), note.text, height=HEIGHT),
        ChoiceField("kind", _("Kind"), kind_words(), note.kind),
        DateField("at", _("When"), note.at, with_time=True, past=True),
    ]
    intro = _("What it says now is kept and can still be read.")
    form = Form(
        _("Correct the note"),
        fields,
        save,
        draft_key=f"note:{note.id}",
        intro=intro,
        client_id=note.client_id,
    )
    screen.app.push_screen(form)


def remove_note(screen: BaseScreen, note: NoteView) -> None:
    """Asks, and says what goes."""

    when = day_time(note.at, screen.app.now())
    question = _("Remove the note of {when}?").format(when=when)
    number = len(note.earlier)
    earlier = ngettext(
        "Its earlier text goes with it.", "Its {number} earlier texts go with it.", number
    ).format(number=number)
    detail = " ".join(filter(None, (earlier if number else "", _("u brings it back."))))
    screen.ask_first(
        question,
        detail,
        _("remove"),
        lambda: screen.app.do(notes.remove_note, note.id, seen_version=note.version),
    )
