"""One form open in two windows: saving in one takes nothing away that was typed in the other."""

from __future__ import annotations

from datetime import UTC, datetime

from entre_tui.widgets.form.draft import FormDraft
from tests.widgets.kit import KeptDrafts

NOW = datetime(2025, 11, 27, 13, 0, tzinfo=UTC)


async def test_what_another_window_saves_leaves_this_draft() -> None:
    kept = KeptDrafts()
    one, other = (FormDraft(kept, "client:1", 1, {"name": "Ek"}) for _window in range(2))
    await one.keep({"name": "Ek A"}, NOW)
    await other.keep({"name": "Ek B"}, NOW)
    await one.drop()
    assert kept["client:1"]["typed"] == {"name": "Ek B"}
    await other.drop()
    assert kept == {}


async def test_leaving_keeps_again_what_another_window_let_go() -> None:
    kept = KeptDrafts()
    draft = FormDraft(kept, "client:1", 1, {"name": "Ek"})
    await draft.keep({"name": "Ek B"}, NOW)
    kept.clear()
    await draft.keep({"name": "Ek B"}, NOW)
    assert kept["client:1"]["typed"] == {"name": "Ek B"}
