"""`entre import` as an office runs it: a real encrypted file, the passphrase from a descriptor."""

from __future__ import annotations

from pathlib import Path

import pytest

from entre_tui import cli
from tests.endtoend.test_cli import entre
from tests.endtoend.test_leaving import file
from tests.exchange.offices import HEADER, TWO, text
from tests.screens.at_desk import PASSPHRASE

__all__ = ["file"]

pytestmark = pytest.mark.endtoend


def imported(file: Path, home: Path, *words: str) -> tuple[int, str]:
    """The exit code and all that was said."""
    done = entre(home, "import", *words, "--database", str(file), "--passphrase-fd", "0", given=PASSPHRASE)
    return done.returncode, done.stdout + done.stderr


def test_a_list_comes_in_and_comes_in_again(file: Path, tmp_path: Path) -> None:
    path = text(tmp_path / "klienter.csv", f"{HEADER}\n{TWO}", "cp1252")
    code, said = imported(file, tmp_path, str(path), "--dry-run")
    assert (code, "2 new" in said, "nothing was saved" in said) == (0, True, True)
    code, said = imported(file, tmp_path, str(path))
    assert (code, "2 new" in said) == (0, True)
    code, said = imported(file, tmp_path, str(path))
    assert (code, "0 new, 0 changed, 2 unchanged" in said) == (0, True)
    assert [each.name for each in tmp_path.glob("*.csv")] == ["klienter.csv"]


def test_what_does_not_come_in_lies_beside_with_its_reason(file: Path, tmp_path: Path) -> None:
    path = text(tmp_path / "klienter.csv", f"{HEADER}\n{TWO}G-3;Ek;Kim;31/2 1990;;;\n")
    code, said = imported(file, tmp_path, "--language", "sv", str(path))
    left = tmp_path / "klienter-not-imported.csv"
    assert code == cli.FAILED
    assert str(left) in said
    assert left.read_text("utf-8").splitlines()[1].startswith("G-3;Ek;Kim;31/2 1990;;;;")


def test_a_folder_of_templates(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    done = entre(tmp_path, "import", "--templates", str(folder))
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 16)
    code, said = imported(file, tmp_path, str(folder))
    assert code == 0, said


def test_templates_overwrite_nothing(tmp_path: Path) -> None:
    assert entre(tmp_path, "import", "--templates", str(tmp_path / "a")).returncode == 0
    again = entre(tmp_path, "import", "--templates", str(tmp_path / "a"))
    assert again.returncode == cli.FAILED
    assert "already a file" in again.stderr


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("notes.csv", b"just words\r\nand more\r\n", "no row of headers"),
        ("empty.csv", b"", "No list was found"),
        ("old.xls", b"\xd0\xcf\x11\xe0", "Only CSV and XLSX"),
        ("broken.xlsx", b"PK\x03\x04 not really", "not a workbook"),
    ],
)
def test_what_is_no_list_is_told(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    done = entre(tmp_path, "import", str(tmp_path / name))
    assert done.returncode == cli.FAILED
    assert said in done.stdout + done.stderr


def test_without_a_file_it_says_what_it_needs(tmp_path: Path) -> None:
    assert "which file" in entre(tmp_path, "import").stderr
    assert "There is no" in entre(tmp_path, "import", str(tmp_path / "none.csv")).stderr
