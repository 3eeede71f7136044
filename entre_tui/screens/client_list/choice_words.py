"""What a list shows, in words: whose clients, which of them, in which order."""

from __future__ import annotations

from entre_tui.casework.client_list.choice import IN_A_ROW, LATE, THIS_WEEK, ListChoice
from entre_tui.casework.client_list.lines import ListCounts
from entre_tui.casework.core.programmes import phase_anywhere, phase_name, programme_name
from entre_tui.locale import N_, _

SCOPES = ("mine", "office", "all")
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


BESIDES_WORDS = {
    LATE: N_("something late"),
    IN_A_ROW: N_("missing in a row or often"),
    THIS_WEEK: N_("session held this week"),
}


def due_kind_words(kind: str) -> str:
    """A kind of due item, or what stands beside the kinds."""
    if kind in BESIDES_WORDS:
        return _(BESIDES_WORDS[kind])
    from entre_tui.locale.labels import label

    return label(kind, "due_kind")


def choice_words(choice: ListChoice) -> str:
    """Everything that narrows the list, always shown over it."""
    parts = [choice.worker_name or _(SCOPE_WORDS[choice.scope])]
    if choice.phase:
        phase = choice.phase
        parts.append(phase_name(choice.programme, phase) if choice.programme else phase_anywhere(phase))
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
        parts.append(due_kind_words(choice.due))
    if choice.ended:
        parts.append(_("ended"))
    if choice.sort != "due":
        parts.append(_("by {order}").format(order=_(SORTS[choice.sort])))
    return " · ".join(parts)


def number_words(counts: ListCounts) -> str:
    """ "12 of 60"; with a plus where there may be more than were counted."""
    matching = f"{counts.matching}{'' if counts.exact else '+'}"
    total = f"{counts.total}{'' if counts.all_exact else '+'}"
    if counts.matching == counts.total:
        return total
    return _("{matching} of {total}").format(matching=matching, total=total)


def empty_words(choice: ListChoice) -> str:
    """What stands where no client does: why, and what to do."""
    whose = choice.worker_name or _(SCOPE_WORDS[choice.scope])
    if choice.text:
        lines = [_("Nobody is found by “{text}” among: {whose}.").format(text=choice.text, whose=whose)]
        if choice.is_narrowed:
            lines.append(_("Filters are on: esc clears the letters, esc again the filters."))
        if choice.scope != SCOPES[-1]:
            lines.append(_("tab looks further: my office, then everybody. esc clears."))
        elif not choice.is_narrowed:
            lines.append(_("esc clears the letters. The ended are behind f."))
        return "\n".join(lines)
    if choice.is_narrowed:
        return _("Nobody is left with these filters.") + "\n" + _("esc shows all again, f chooses others.")
    if choice.scope != SCOPES[-1]:
        return (
            _("No open cases: {whose}.").format(whose=whose) + "\n" + _("n adds a client, w looks further.")
        )
    return _("No clients yet: n adds the first.")
