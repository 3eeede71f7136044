"""All tables of the first version, as frozen SQL beside this file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from entre_tui.storage.migrations import statements


def up(migrator: Any, db: Any) -> None:
    """Create the tables, their indexes and their guards."""
    for statement in statements(Path(__file__).with_suffix(".sql")):
        db.execute_sql(statement)
