"""When what closed screens have left is cleared away."""

from __future__ import annotations

import gc

import pytest

from entre_tui.door.garbage import FEW, Broom


@pytest.mark.parametrize(
    ("before", "now", "swept"),
    [
        ((5, 2, 0), (5, 2, 0), False),
        ((5, 2, 1), (90, 2, 1), True),
        ((5, 2, 1), (90, 3, 1), False),
        ((5, 2, FEW), (90, 3, FEW), False),
        ((5, 9, FEW), (90, 0, FEW + 1), True),
    ],
    ids=["nothing old", "at rest", "busy", "busy for long", "too long"],
)
def test_it_is_done_at_rest_or_before_there_is_much(monkeypatch, before, now, swept):
    counts, collected = [before, now], []
    monkeypatch.setattr(gc, "get_count", lambda: counts.pop(0))
    broom = Broom()
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(gc, "collect", lambda: collected.append(True))
        broom.sweep()
    assert bool(collected) is swept
