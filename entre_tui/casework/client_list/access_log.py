"""Looking through a list of people is reading too: logged with whose list it was (Criminal Data Ordinance 3:4)."""

from __future__ import annotations

from entre_tui.casework.core import audit
from entre_tui.casework.core.base import Acting, opening


@opening
def looked_at(acting: Acting, what: str) -> None:
    """One entry for a list that came on the screen, such as "list clients office"; never what was searched for."""
    # With a purpose it is not taken for the same look: whoever calls knows when it was last logged.
    audit.record(acting, "read", about=what, purpose="list")
