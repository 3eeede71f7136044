"""The program on a hostile caseload in a real terminal: every byte that comes out is the driver's own."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from entre_tui.door.process import this_computer
from entre_tui.text import clean_long
from tests.endtoend.person import Person
from tests.hostile.office import make_hostile
from tests.hostile.strings import ATTACKS, words_in
from tests.screens.at_desk import PASSPHRASE

pytestmark = pytest.mark.endtoend

# What the driver has to say to a terminal: cursor, colours, modes, scrolling, queries, the pointer's shape.
OWN = re.compile(r"\x1b\[[<=>?]?[0-9;]*\$?[A-HJ-MPSTXcdhlmnpqrtu]|\x1b\]22;[a-z]*\x07|\x1b[MD78=>]|[\r\n\b]")
STRANGE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\uf8ff]")


def strange_in(written: bytes) -> list[str]:
    """What is neither printable nor the driver's own, with what stands about it."""
    said = OWN.sub("", written.decode("utf-8"))
    return [said[max(0, found.start() - 30) : found.end() + 30] for found in STRANGE.finditer(said)]


def test_the_measure_finds_what_it_is_for() -> None:
    for attack in (ATTACKS[0], *ATTACKS[1:4], *ATTACKS[7:9], *ATTACKS[10:15]):
        assert strange_in(f"a{attack}b".encode()), attack
    assert strange_in("\x1b[2J\x1b[1;4Håäö 漢 👪\x1b[m\r\n".encode()) == []


@pytest.mark.parametrize("raw", [False, True], ids=["as typed", "raw"])
def test_only_the_drivers_own_bytes_come_out(tmp_path: Path, raw: bool) -> None:
    now: datetime = this_computer.office_clock()()
    path, _hostile = make_hostile(tmp_path, 24, now, this_computer.account(), raw=raw)
    seen: set[str] = set()
    with Person(["--database", str(path)], tmp_path) as person:
        person.unlocks(PASSPHRASE, ["Clients"]).is_quiet()
        for keys in (
            "2",
            "3",
            "4",
            "1",
            "enter",
            *"fgsarct",
            "f m",
            "esc",
            "v",
            "esc",
            "g n",
            "esc",
            "s n",
            "esc",
            "a n",
        ):
            person.presses(*keys.split(" ")).is_quiet()
            seen |= words_in(person.words())
        assert person.leaves() == 0, person.written[-3000:].decode(errors="replace")
        assert strange_in(person.written) == []
        assert not re.search(rb"\x1b\[[^a-zA-Z]*666", person.written)
    assert len(seen) > 20


def test_what_is_typed_and_pasted_comes_back_clean(tmp_path: Path) -> None:
    now: datetime = this_computer.office_clock()()
    path, _hostile = make_hostile(tmp_path, 3, now, this_computer.account(), raw=False)
    typed = "".join(attack for attack in ATTACKS if attack.isprintable() and len(attack) < 30)[:400]
    with Person(["--database", str(path)], tmp_path) as person:
        person.unlocks(PASSPHRASE, ["Clients"]).is_quiet()
        person.presses("enter", "f").sees("Version 1").presses("e").sees("ctrl+s save").presses(
            "ctrl+a", "delete"
        )
        person.pastes(f"först {typed} \x1b]52;c;RVZJTA==\x07\x9b666m sist").sees("sist").presses("ctrl+s")
        person.sees("Version 2", "sist").is_quiet()
        shown = person.words()
        assert "först" in shown
        assert clean_long(typed)[:20] in shown
        assert person.leaves() == 0, person.written[-3000:].decode(errors="replace")
        assert strange_in(person.written) == []
