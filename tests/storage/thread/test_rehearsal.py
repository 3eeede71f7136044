"""What is only tried is tried on a copy."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from entre_tui.casework.importing.batch import RehearsalOver, rehearse
from entre_tui.models import Office
from entre_tui.storage.thread.rehearsal import on_a_copy
from entre_tui.storage.thread.store import Store
from tests.conftest import KEY


def test_others_save_while_a_rehearsal_goes_on(
    empty_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, temporary = tmp_path / "cases.entre", tmp_path / "tmp"
    path.write_bytes(empty_file.read_bytes())
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    store = Store.open(path, KEY)
    others = store.database.extra_connection()

    def work() -> None:
        Office.create(name="Tried", fold=" tried")
        assert Office.select().count() == 2
        others.execute("BEGIN IMMEDIATE")
        others.execute("UPDATE office SET municipality = 'Saved'")
        others.execute("COMMIT")

    with on_a_copy(store, KEY) as copy:
        [folder] = temporary.iterdir()
        assert b"Gothenburg" not in (folder / "copy.db").read_bytes()
        with pytest.raises(RehearsalOver):
            copy.call(rehearse, work)
    assert list(temporary.iterdir()) == []
    assert others.execute("SELECT name, municipality FROM office").fetchall() == [("Gothenburg", "Saved")]
    others.close()
