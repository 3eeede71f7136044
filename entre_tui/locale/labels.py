"""The words for the codes of `entre_tui.rules.codes`, as the service says them.

The kind is the name of the vocabulary in small letters with underscores ("legal_status"); an enum member
knows its own. A code without words shows as itself, so that data of a newer version can still be read.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

from entre_tui.locale import _
from entre_tui.locale.words import WORDS


def label(code: str | None, kind: str = "") -> str:
    """The words for a code in the language in use; nothing for no code."""
    if not code:
        return ""
    kind = kind or (_kind(type(code)) if isinstance(code, Enum) else "")
    words = WORDS.get(kind, {}).get(str(code))
    return _(words) if words else str(code).replace("_", " ")


def options(kind: str) -> list[tuple[str, str]]:
    """Every code of a vocabulary with its words, in the order in which they are offered."""
    return [(code, _(words)) for code, words in WORDS[kind].items()]


@cache
def _kind(vocabulary: type) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", vocabulary.__name__).lower()
