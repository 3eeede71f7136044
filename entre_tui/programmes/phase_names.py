"""What the phases of the programmes are called, looked up without reading whole definitions.

The first screen shows a phase in every line and nothing else of a programme. Only phases written as the shipped ones
are found here, `id` and `name` on lines of their own; for any other the reader is asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

SHIPPED = Path(__file__).parent / "definitions"

_ID = re.compile(r'^id = "([^"\\]+)"$', re.MULTILINE)
_PHASE = re.compile(
    r'^\[\[phases\]\]\nid = "([^"\\]+)"\nname = \{ en = "([^"\\]+)", sv = "([^"\\]+)" \}$', re.MULTILINE
)


@lru_cache(maxsize=1)
def phase_names() -> Mapping[tuple[str, str], tuple[str, str]]:
    """English and Swedish by programme and phase, of the shipped programmes of one version."""
    found: dict[str, dict[tuple[str, str], tuple[str, str]] | None] = {}
    for text in _texts(SHIPPED):
        programme = _ID.search(text)
        if programme is None:
            continue
        names = {(programme[1], phase): (en, sv) for phase, en, sv in _PHASE.findall(text)}
        # Of several versions only the reader knows the latest.
        found[programme[1]] = names if programme[1] not in found else None
    return {key: names for each in found.values() if each for key, names in each.items()}


def _texts(folder: Path) -> Sequence[str]:
    try:
        return [path.read_text("utf-8") for path in folder.iterdir() if path.suffix == ".toml"]
    except (OSError, UnicodeDecodeError):
        return []
