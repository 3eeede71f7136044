"""The guide for writing a definition: its example is sound, and every field is explained."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from entre_tui.programmes.model import (
    CONDITIONS,
    CONTENTS,
    NEEDS,
    ROLES,
    Phase,
    PlannedDose,
    Programme,
    Rules,
    Theme,
)
from entre_tui.programmes.reader import parse

GUIDE = (Path(__file__).parents[2] / "docs" / "programmes.md").read_text(encoding="utf-8")


def test_the_example_is_a_sound_definition() -> None:
    example = re.search(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    assert example
    found, problems = parse(example[1], Path("example.toml"))
    assert problems == ()
    assert found is not None
    assert found.formulation_phases == {"work"}


def test_every_field_and_code_is_explained() -> None:
    named = set(re.findall(r"`\[*(\w+)\]*`", GUIDE))
    own = {field.name for part in (Programme, Phase, Theme, PlannedDose, Rules) for field in fields(part)} - {
        "path"
    }
    assert own | NEEDS | CONDITIONS | ROLES | set(CONTENTS) <= named
