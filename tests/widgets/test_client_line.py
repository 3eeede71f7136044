"""The words of the due column."""

from __future__ import annotations

from datetime import date

import pytest

from entre_tui.rules.codes import DueKind
from entre_tui.rules.days_over import MISSED
from entre_tui.widgets.client_line import due_words


@pytest.mark.parametrize("kind", list(DueKind))
def test_every_kind_of_due_has_words(kind: DueKind) -> None:
    assert due_words(kind, date(2026, 2, 2), date(2026, 2, 9))


def test_a_missed_appointment_is_counted_in_working_days() -> None:
    assert MISSED == DueKind.MISSED
    assert due_words(DueKind.MISSED, date(2026, 2, 2), date(2026, 2, 9)) == "missed: 5 d over"
