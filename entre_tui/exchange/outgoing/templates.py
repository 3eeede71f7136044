"""A template of each list: as a workbook with an explanation of every column, and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from entre_tui.casework.core.programmes import catalogue, strategy_name, theme_name
from entre_tui.exchange.lists import programme_words
from entre_tui.exchange.lists.columns import EXPLANATION, ImportColumn, ListKind, Reads, in_swedish
from entre_tui.exchange.lists.kinds import kinds
from entre_tui.exchange.lists.vocabulary import words_offered
from entre_tui.exchange.outgoing.formula_guard import defuse
from entre_tui.locale import N_, _
from entre_tui.locale.words import WORDS
from entre_tui.security.files.private_file import creating

WRITTEN = {
    Reads.TEXT: N_("text"),
    Reads.WORKERS: N_("a name; of two, the second covers for the first"),
    Reads.LONG: N_("text, of any length"),
    Reads.DAY: N_("a date: 2025-02-01"),
    Reads.DUE: N_("a date: 2025-02-01, or 4 weeks before release"),
    Reads.BIRTH: N_("a date: 2025-02-01"),
    Reads.MOMENT: N_("a date, with a time or without: 2025-02-01 10:30"),
    Reads.CLOCK: N_("a time: 10:30"),
    Reads.FLAG: N_("yes or no; empty: not known"),
    Reads.CODE: N_("one of these words"),
    Reads.OUTCOME: N_("one of these words"),
    Reads.CODES: N_("one or several of these words, parted by commas"),
    Reads.NUMBER: N_("a whole number"),
    Reads.MINUTES: N_("a whole number"),
    Reads.IDENTITY: N_("YYYYMMDD-NNNN"),
    Reads.PROGRAMME: N_("one of these words"),
    Reads.PHASE: N_("a phase of the programme"),
    Reads.THEMES: N_("one or several of these words, parted by commas"),
    Reads.STRATEGIES: N_("one or several of these words, parted by commas"),
    Reads.PEOPLE: N_("agencies, with the person in brackets"),
}


def write_templates(folder: Path) -> Iterator[Path]:
    """Makes the folder and the files in it, overwriting nothing; gives each as it is written."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in kinds():
        for ending, write in ((".xlsx", _workbook), (".csv", _text)):
            path = folder / f"{kind.key}{ending}"
            with creating(path) as out:
                out.write(write(kind))
            yield path


def _headers(kind: ListKind) -> list[str]:
    return [_(column.title) for column in kind.template_columns()]


def example(kind: ListKind) -> list[str]:
    """A row that could come in, about nobody."""
    return [_shown(column) for column in kind.template_columns()]


def _shown(column: ImportColumn) -> str:
    """The example in the words of the language in use."""
    if column.reads in (Reads.CODE, Reads.OUTCOME) and column.example:
        return _(WORDS[column.vocabulary][column.example])
    if column.reads is Reads.FLAG and column.example:
        return _("yes") if column.example == "yes" else _("no")
    return column.example


def _text(kind: ListKind) -> bytes:
    """As Swedish Excel opens it without a question: semicolons, UTF-8 with its mark."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(_headers(kind))
    writer.writerow([defuse(cell) for cell in example(kind)])
    return out.getvalue().encode("utf-8-sig")


def _workbook(kind: ListKind) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _(kind.title)[:31]
    sheet.append(_headers(kind))
    sheet.append(example(kind))
    sheet.freeze_panes = "A2"
    for place, column in enumerate(kind.template_columns(), 1):
        sheet.cell(1, place).font = Font(bold=column.required)
        sheet.column_dimensions[get_column_letter(place)].width = max(12, len(_(column.title)) + 2)
    notes = book.create_sheet(_(EXPLANATION)[:31])
    notes.append(
        [_("Column"), _("Needed"), _("What to write"), _("Words that are understood"), _("About it")]
    )
    for column in kind.template_columns():
        notes.append(_explain_column(kind, column))
    for letter, width in zip("ABCDE", (28, 10, 36, 90, 60), strict=True):
        notes.column_dimensions[letter].width = width
    for row in notes.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=cell.row == 1)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _explain_column(kind: ListKind, column: ImportColumn) -> list[object]:
    title = _(column.title)
    other = in_swedish(column.title) if title == column.title else column.title
    return [
        title if other == title else f"{title} ({other})",
        _("yes") if column.required else "",
        _describe_form(column),
        "; ".join(_vocabulary_words(column)),
        _(column.about),
    ]


def _describe_form(column: ImportColumn) -> str:
    words = _(WRITTEN[column.reads])
    if column.most:
        words = _("{what} from {least} to {most}").format(what=words, least=column.least, most=column.most)
    return words


def _vocabulary_words(column: ImportColumn) -> list[str]:
    """The words of a vocabulary, each in both languages."""
    if column.vocabulary:
        return [
            english if english == swedish else f"{english} / {swedish}"
            for english, swedish in words_offered(column.vocabulary)
        ]
    if column.reads is Reads.PROGRAMME:
        return [f"{plan.id} ({plan.name.en} / {plan.name.sv})" for plan in catalogue().choices()]
    if column.reads is Reads.PHASE:
        plans = [plan for plan in catalogue().choices() if not plan.stub]
        return [f"{plan.id}: {', '.join(phase.id for phase in plan.phases)}" for plan in plans]
    if column.reads is Reads.THEMES:
        return [f"{code} ({theme_name(code)})" for code in dict.fromkeys(programme_words.themes().values())]
    if column.reads is Reads.STRATEGIES:
        return [
            f"{code} ({strategy_name(code)})" for code in dict.fromkeys(programme_words.strategies().values())
        ]
    return []
