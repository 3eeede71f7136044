"""Says on coming in what was typed and never saved, as after a crash or a line that was cut."""

from __future__ import annotations

from entre_tui.casework.client.drafts import UnsavedText, list_unsaved
from entre_tui.locale import N_, _, ngettext
from entre_tui.widgets.base.app_contract import AppContract

NAMED = 2
# What stands before the first colon of a form's draft key, in the words of its screen.
FORMS = {
    "agreement": N_("agreement"),
    "appointment": N_("appointment"),
    "checklist": N_("reintegration"),
    "client": N_("details"),
    "consent": N_("consent"),
    "formulation": N_("case formulation"),
    "goal": N_("goal"),
    "handover": N_("handing over"),
    "levels": N_("goal"),
    "meeting": N_("meeting"),
    "missed": N_("missed appointment"),
    "note": N_("note"),
    "putoff": N_("appointment"),
    "rating": N_("goal"),
    "series": N_("appointment"),
    "session": N_("session"),
    "staff_words": N_("goal"),
    "step": N_("goal"),
}


async def tell_of_unsaved(desk: AppContract) -> None:
    """One sentence, if there is anything; the form itself brings the text back."""
    waiting = await desk.work(list_unsaved)
    if waiting:
        desk.report(_words(waiting))


def _words(waiting: tuple[UnsavedText, ...]) -> str:
    named = "; ".join(_one(each) for each in waiting[:NAMED])
    more = len(waiting) - NAMED
    others = ngettext("and {n} more", "and {n} more", more).format(n=more) if more > 0 else ""
    said = _("Not saved yet: {texts}. The same form brings it back.")
    return said.format(texts=" ".join(filter(None, (named, others))))


def _one(text: UnsavedText) -> str:
    form = _(FORMS[text.form]) if text.form in FORMS else ""
    if not text.client:
        return _("New client") if text.form == "client" else form or _("a text")
    return f"{text.client} ({form})" if form else text.client
