"""The quick look at the names of phases says what the reader of definitions says."""

from __future__ import annotations

from entre_tui.programmes.phase_names import phase_names
from entre_tui.programmes.reader import load


def test_every_shipped_phase_is_named_as_in_its_definition() -> None:
    known = {(plan.id, phase.id): (phase.name.en, phase.name.sv) for plan in load() for phase in plan.phases}
    assert dict(phase_names()) == known
