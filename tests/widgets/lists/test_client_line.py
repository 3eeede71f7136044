"""The words of the due column."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from entre_tui import locale
from entre_tui.casework.client_list.lines import ClientLine
from entre_tui.rules.codes import DueKind
from entre_tui.rules.due.days_over import MISSED
from entre_tui.widgets.lists.client_line import COLUMNS, due_words, heading, layout, line_text


@pytest.mark.parametrize("kind", list(DueKind))
def test_every_kind_of_due_has_words(kind: DueKind) -> None:
    assert due_words(kind, date(2026, 2, 2), date(2026, 2, 9))


def test_a_missed_appointment_is_counted_in_working_days() -> None:
    assert MISSED == DueKind.MISSED
    assert due_words(DueKind.MISSED, date(2026, 2, 2), date(2026, 2, 9)) == "missed: 5 d over"


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("kind", list(DueKind))
@pytest.mark.parametrize("over", [-90, -9, 0, 9, 99])
def test_what_is_due_is_never_cut(kind: DueKind, over: int, language: str) -> None:
    locale.install(language)
    today = date(2026, 2, 9)
    assert len(due_words(kind, today - timedelta(days=over), today)) <= COLUMNS[-1].width


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("total", [80, 100, 110, 120, 160])
def test_no_heading_is_cut_and_the_line_is_full(total: int, language: str) -> None:
    locale.install(language)
    assert "…" not in heading(total)
    shown = layout(total)
    assert sum(cells for _column, cells in shown) + len(shown) - 2 == total - 1


@pytest.mark.parametrize(("flagged", "shown"), [(True, "E-100000! Ågren"), (False, "E-100000  Ågren")])
def test_a_long_reference_is_whole(flagged: bool, shown: str) -> None:
    fields = dict.fromkeys(ClientLine._fields) | {"name": "Ågren", "flagged": flagged, "missed_run": 0}
    line = ClientLine(**fields)._replace(ref="E-100000")
    assert line_text(line, 80, datetime(2026, 2, 9, tzinfo=UTC)).startswith(shown)
