"""Files for what goes out: no half ones, none through links, none that others can read."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entre_tui.security.errors import KeyFileBusy, UnsafeFile
from entre_tui.security.files.file_lock import hold_lock
from entre_tui.security.files.private_file import (
    MAX_NAME,
    create_private,
    creating,
    replacing,
    safe_name,
    write_private,
)

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="modes and links of POSIX")


@given(st.text(max_size=200))
def test_any_text_makes_a_safe_name(text: str) -> None:
    name = safe_name(text)
    assert 0 < len(name) <= MAX_NAME + len("export-")
    assert name[0] not in "-._"
    assert ".." not in name
    assert all(letter.isascii() and (letter.isalnum() or letter in "-_.") for letter in name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Åke Östlund, 2026", "Ake-Ostlund-2026"),
        ("../../etc/passwd", "etc-passwd"),
        ("", "export"),
        ("\x1b]0;x\x07", "0-x"),
        ("con", "export-con"),
        ("NUL.txt", "export-NUL.txt"),
        ("-rf", "rf"),
        (".bashrc", "bashrc"),
        ("Groß Łukasz Ødegård", "Gross-Lukasz-Odegard"),
    ],
)
def test_names_stay_readable(text: str, name: str) -> None:
    assert safe_name(text) == name


@posix_only
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "ut.csv"
    with creating(path) as out:
        out.write("å".encode())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    write_private(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_bytes() == b"new"


def test_what_exists_is_not_overwritten_by_creating(tmp_path: Path) -> None:
    path = tmp_path / "ut.csv"
    path.write_bytes(b"old")
    with pytest.raises(UnsafeFile), creating(path) as out:
        out.write(b"new")
    with pytest.raises(UnsafeFile):
        create_private(path)
    assert path.read_bytes() == b"old"


def test_what_appears_in_the_meantime_is_not_overwritten_either(tmp_path: Path) -> None:
    path = tmp_path / "ut.csv"

    def write() -> None:
        with creating(path) as out:
            path.write_bytes(b"somebody else's")
            out.write(b"new")

    with pytest.raises(UnsafeFile):
        write()
    assert path.read_bytes() == b"somebody else's"
    assert list(tmp_path.iterdir()) == [path]


@posix_only
def test_links_are_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    link = tmp_path / "ut.csv"
    link.symlink_to(victim)
    with pytest.raises(UnsafeFile), creating(link) as out:
        out.write(b"new")
    write_private(link, b"new")
    assert not link.is_symlink()
    assert victim.read_bytes() == b"precious"
    dangling = tmp_path / "dangling"
    dangling.symlink_to(tmp_path / "nowhere")
    with pytest.raises(UnsafeFile), creating(dangling):
        pass
    assert not (tmp_path / "nowhere").exists()


def test_a_failure_in_the_middle_keeps_the_old_and_leaves_no_part(tmp_path: Path) -> None:
    path = tmp_path / "ut.csv"
    path.write_bytes(b"old")

    def fail() -> None:
        with replacing(path) as out:
            out.write(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnsafeFile, match="nowhere"), creating(tmp_path / "nowhere" / "ut.csv"):
        pass


def test_one_writer_at_a_time_and_the_lock_dies_with_its_holder(tmp_path: Path) -> None:
    path = tmp_path / "x.keys"
    code = (
        "import sys, pathlib\nfrom entre_tui.security.files.file_lock import hold_lock\n"
        "with hold_lock(pathlib.Path(sys.argv[1])):\n    print('held', flush=True)\n    sys.stdin.read()\n"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdin is not None
    assert holder.stdout.readline().strip() == "held"
    with pytest.raises(KeyFileBusy), hold_lock(path, patience=0.05):
        pass
    holder.kill()
    holder.wait()
    holder.stdout.close()
    holder.stdin.close()
    with hold_lock(path):
        pass
