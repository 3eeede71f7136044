"""When what closed screens have left is cleared away."""

from __future__ import annotations

import gc

import pytest

from entre_tui.door.process.gc_tuning import sweep


@pytest.mark.parametrize(
    ("passes", "swept"), [(0, False), (1, True)], ids=["nothing grew old", "something did"]
)
def test_it_is_looked_for_only_where_there_may_be_some(monkeypatch, passes, swept):
    collected = []
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(gc, "get_count", lambda: (5, 9, passes))
        meanwhile.setattr(gc, "collect", lambda: collected.append(True))
        sweep()
    assert bool(collected) is swept
