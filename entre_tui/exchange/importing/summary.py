"""What an import says at its end: what came in, what did not and why, what it did not understand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from entre_tui.exchange.importing.run import ListImport
from entre_tui.locale import _, ngettext
from entre_tui.text import clean, cut

SHOWN = 10
"""Refused rows shown; the rest is in the file."""


def lines(works: Sequence[ListImport], *, dry: bool, stopped: bool = False) -> Iterator[str]:
    """The summary, line by line."""
    for work in works:
        yield ""
        yield f"{clean(work.table.name)} — {_(work.kind.title)}"
        yield from _figures(work)
        yield from _also(work)
        if work.table.unknown_headers:
            names = _several(work.table.unknown_headers)
            yield "  " + _("Columns not understood, and left out: {names}").format(names=names)
        if work.nameless:
            letters = ", ".join(_letters(place) for place in sorted(work.nameless))
            yield "  " + _("Columns without a header, and left out: {letters}").format(letters=letters)
        if work.totals:
            yield "  " + ngettext(
                "{n} row that only counts the others was left out",
                "{n} rows that only count the others were left out",
                work.totals,
            ).format(n=work.totals)
        yield from _left_out(work)
    if stopped:
        yield ""
        yield _describe_stop(works, dry=dry)
    elif dry:
        yield ""
        yield _("This was a rehearsal: nothing was saved.")


def _describe_stop(works: Sequence[ListImport], *, dry: bool) -> str:
    if dry or not any(work.saved_count for work in works):
        return _("Stopped: nothing was saved.")
    left = sum(work.pile.count - work.saved_count for work in works)
    return ngettext(
        "Stopped: what is counted here is in the case file, {n} row is not. The same list again brings it in.",
        "Stopped: what is counted here is in the case file, {n} rows are not. The same list again brings them in.",
        left,
    ).format(n=left)


def _figures(work: ListImport) -> Iterator[str]:
    kept = work.kept
    refused = len(work.refused)
    yield "  " + _(
        "{rows} rows: {new} new, {changed} changed, {unchanged} unchanged, {refused} refused, "
        "{doubtful} perhaps known already"
    ).format(
        rows=work.rows,
        new=kept.new,
        changed=kept.changed,
        unchanged=kept.unchanged,
        refused=refused,
        doubtful=len(work.doubtful),
    )


def _also(work: ListImport) -> Iterator[str]:
    kept = work.kept
    new, changed = kept.others.get("enrolments new", 0), kept.others.get("enrolments changed", 0)
    if new or changed:
        yield "  " + _("Enrolments in them: {new} new, {changed} changed").format(new=new, changed=changed)
    if notes := kept.others.get("notes new", 0):
        yield "  " + ngettext("{n} note in them", "{n} notes in them", notes).format(n=notes)
    if given := kept.others.get("given to you", 0):
        yield "  " + ngettext(
            "{n} client without a case worker in the list was given to you",
            "{n} clients without a case worker in the list were given to you",
            given,
        ).format(n=given)
    if unsaid := kept.others.get("standing", 0):
        yield "  " + ngettext(
            "{n} new client without a legal status in the list has the one that the dates suggest, else “in prison”",
            "{n} new clients without a legal status in the list have the one that the dates suggest, else “in prison”",
            unsaid,
        ).format(n=unsaid)
    if kept.offices:
        yield "  " + _("New offices: {names}").format(names=_several(kept.offices))
    if kept.workers:
        names = _several(kept.workers)
        yield "  " + _("New case workers, who cannot sign in yet: {names}").format(names=names)


def _letters(place: int) -> str:
    """The column as a spreadsheet calls it."""
    before, last = divmod(place, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def _several(names: Sequence[str]) -> str:
    unique = list(dict.fromkeys(names))
    shown = ", ".join(cut(name, 40) for name in unique[:SHOWN])
    more = len(unique) - SHOWN
    return shown if more <= 0 else _("{names} and {more} more").format(names=shown, more=more)


def _left_out(work: ListImport) -> Iterator[str]:
    left = sorted(work.not_imported().items())
    for number, reason in left[:SHOWN]:
        told = _("Row {number}: {reason}").format(number=number, reason=clean(reason))
        yield "  ! " + told
    if len(left) > SHOWN:
        more = len(left) - SHOWN
        yield "  ! " + ngettext("and {n} more row", "and {n} more rows", more).format(n=more)
