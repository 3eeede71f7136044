"""What a list shows, in words: whose clients, which of them, in which order."""

from __future__ import annotations

from entre_tui.casework.clientlist import ListChoice
from entre_tui.casework.programme_book import phase_name, programme_name
from entre_tui.locale import N_, _

SORTS = {
    "due": N_("what is due first"),
    "name": N_("name"),
    "ref": N_("reference number"),
    "next": N_("next appointment"),
    "missed": N_("missed appointments"),
    "release": N_("release date"),
}
SCOPE_WORDS = {
    "mine": N_("mine"),
    "office": N_("my office"),
    "all": N_("everybody"),
    "nobody": N_("nobody's"),
}


def choice_words(choice: ListChoice) -> str:
    """Everything that narrows the list, always shown over it."""
    parts = [choice.worker_name or _(SCOPE_WORDS[choice.scope])]
    if choice.phase:
        parts.append(phase_name(choice.programme or "entre-2016", choice.phase))
    if choice.programme:
        parts.append(programme_name(choice.programme))
    if choice.legal_status:
        from entre_tui.locale.labels import label

        parts.append(label(choice.legal_status, "legal_status"))
    if choice.release_weeks:
        parts.append(_("release within {weeks} w").format(weeks=choice.release_weeks))
    if choice.missed:
        parts.append(_("missing appointments"))
    if choice.due:
        from entre_tui.locale.labels import label

        parts.append(label(choice.due, "due_kind"))
    if choice.ended:
        parts.append(_("ended"))
    if choice.sort != "due":
        parts.append(_("by {order}").format(order=_(SORTS[choice.sort])))
    return " · ".join(parts)
