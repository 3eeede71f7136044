"""Reading definitions: each fault is told with file, line and field, and hinders no other file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entre_tui import locale
from entre_tui.programmes.lines import index
from entre_tui.programmes.problems import DefinitionProblem, Fault
from entre_tui.programmes.reader import LARGEST, SHIPPED, load, parse, read

SOUND = """\
id = "own"
version = "2"
name.en = "Own way"
name.sv = "Egen väg"

[[phases]]
id = "first"
name = { en = "First", sv = "Först" }
next = [
    "second",
]

[[phases]]
id = "second"
name.en = "Second"
name.sv = "Andra"
next = []

[[themes]]
id = "work"
name.en = "Work"
name.sv = "Arbete"
needs = ["school_work"]

[dose]
minutes_min = 45
minutes_max = 60
"""
PATH = Path("own.toml")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    locale.install("en")
    yield
    locale.install("en")


def only(text: str) -> DefinitionProblem:
    found, problems = parse(text, PATH)
    assert found is None
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0]


def test_a_sound_file() -> None:
    found, problems = parse(SOUND, PATH)
    assert problems == ()
    assert found is not None
    assert found.key == ("own", "2")
    assert found.name.word("sv_SE") == "Egen väg"
    assert found.name.word("de") == "Own way"
    assert found.moves == {"first": ("second",), "second": ()}


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "reason"),
    [
        ('id = "own"\n', "", 1, "id", "is missing"),
        ('version = "2"', "version = 2", 2, "version", "should be text"),
        ('name.sv = "Egen väg"\n', "", 3, "name.sv", "is missing"),
        ('sv = "Först"', 'sv = ""', 8, "phases[1].name.sv", "is empty"),
        ('name.sv = "Andra"\n', "", 15, "phases[2].name.sv", "is missing"),
        ('    "second",\n', '    "third",\n', 9, "phases[1].next", "“third”"),
        ('id = "second"', 'id = "first"', 14, "phases[2].id", "there twice"),
        ('id = "work"', 'id = "Work!"', 20, "themes[1].id", "“Work!” may hold only"),
        ('["school_work"]', '["scool_work"]', 23, "themes[1].needs", "“scool_work” is not one of"),
        ("minutes_min = 45", "minutes_min = 75", 26, "dose.minutes_min", "more than the maximum (60)"),
        ("minutes_min = 45", "minutes_min = true", 26, "dose.minutes_min", "should be a whole number"),
        ("minutes_min = 45", "minutes_min = -1", 26, "dose.minutes_min", "-1 is out of range"),
        ("minutes_min = 45", "minuts = 45", 26, "dose.minuts", "is not a field of a programme"),
        ("[dose]", "[doses]", 25, "doses", "is not a field of a programme"),
        ('"Egen väg"', '"Egen \\u001b[2J"', 4, "name.sv", "cannot be shown (U+001B)"),
        ('name.en = "Own way"', 'name.en = "' + "x" * 501 + '"', 3, "name.en", "longer than 500"),
    ],
)
def test_one_fault_names_line_and_field(old: str, new: str, line: int, field: str, reason: str) -> None:
    assert old in SOUND
    problem = next(each for each in parse(SOUND.replace(old, new, 1), PATH)[1] if each.field == field)
    assert (problem.line, problem.field) == (line, field)
    assert reason in problem.reason
    assert str(problem).startswith(f"own.toml:{line}: {field}: ")


def test_every_fault_is_told_at_once_in_the_order_of_lines() -> None:
    broken = SOUND.replace('version = "2"\n', "").replace('"Arbete"', "3").replace("= 45", '= "long"')
    _, problems = parse(broken, PATH)
    assert [problem.field for problem in problems] == ["version", "themes[1].name.sv", "dose.minutes_min"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('id = "own"\nversion = \n', 2),
        ('id = "own"\nname = "open\n', 2),
        ('id = "own"\nnext = [\n', 2),
        ('id = "own"\nid = "twice"\n', 2),
    ],
)
def test_broken_syntax_names_the_line(text: str, line: int) -> None:
    problem = only(text)
    assert (problem.fault, problem.line) == (Fault.SYNTAX, line)
    assert "line" not in problem.detail


def test_no_phases_is_a_fault_of_the_file() -> None:
    problem = only('id = "own"\nversion = "2"\nname = "Own"\n')
    assert (problem.field, problem.fault, problem.line) == ("phases", Fault.MISSING, 1)


def test_reasons_are_translated_when_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = only(SOUND.replace('"Arbete"', "3"))
    monkeypatch.setattr("entre_tui.programmes.problems._", lambda words: f"<{words}>")
    assert problem.reason == "<should be <text>>"


@pytest.mark.parametrize("value", ["9" * 5000, "nan", "inf", "2026-13-45"])
def test_odd_numbers_are_told_and_not_fatal(value: str) -> None:
    found, problems = parse(SOUND + f"per_week = {value}\n", PATH)
    assert found is None
    assert problems


def test_nesting_without_end_is_told() -> None:
    assert only("a = " + "[" * 100_000).fault is Fault.SYNTAX


@pytest.mark.parametrize(
    "line", ["a." * 60_000 + "b = 1", "[" + "a." * 60_000 + "b]", "k = {" + "a ." * 60_000 + "b = 1}"]
)
def test_a_key_without_end_is_told_before_it_fills_the_memory(line: str) -> None:
    problem = only(SOUND + line + "\n")
    assert (problem.fault, problem.line) == (Fault.SYNTAX, SOUND.count("\n") + 1)


def test_dots_in_words_are_no_key() -> None:
    text = "# " + "a." * 100 + "\n" + SOUND.replace("Own way", "1.2.3." * 80)
    assert parse(text, PATH)[1] == ()


def test_thousands_of_members_are_compared_in_one_pass() -> None:
    themes = [f"[[themes]]\nid = 't{number % 5000}'\nname = 'T'\n" for number in range(5001)]
    problem = only(SOUND.partition("[[themes]]")[0] + "".join(themes))
    assert (problem.fault, problem.field) == (Fault.DUPLICATE, "themes[5001].id")


def test_a_phase_does_not_follow_itself() -> None:
    problem = only(SOUND.replace('    "second",\n', '    "first",\n'))
    assert (problem.line, problem.fault) == (9, Fault.OWN_NEXT)


def test_a_broken_file_hinders_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("id = [", encoding="utf-8")
    (tmp_path / "b.toml").write_text(SOUND, encoding="utf-8")
    (tmp_path / "c.toml").write_bytes(b'id = "c"\nname = "\xe5"\n')
    (tmp_path / "d.toml").write_text("#" * (LARGEST + 1), encoding="utf-8")
    (tmp_path / "note.txt").write_text("not a programme", encoding="utf-8")
    catalogue = load([tmp_path, tmp_path / "missing"])
    assert catalogue.get("own", "2") is not None
    assert catalogue.get("entre-2016", "1") is not None
    assert [(problem.path.name, problem.line, problem.fault) for problem in catalogue.problems] == [
        ("a.toml", 1, Fault.SYNTAX),
        ("c.toml", 2, Fault.NOT_UTF8),
        ("d.toml", None, Fault.TOO_LARGE),
    ]


def test_what_only_looks_like_a_definition_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.toml").mkdir()
    (tmp_path / "b.toml").symlink_to("nowhere")
    (tmp_path / "c.toml").symlink_to("c.toml")
    os.mkfifo(tmp_path / "d.toml")
    (tmp_path / "e.toml").symlink_to("/dev/zero")
    (tmp_path / "f").write_text(SOUND, encoding="utf-8")
    (tmp_path / "f.TOML").symlink_to("f")
    (tmp_path / "g\x1b[2J.toml").write_text("", encoding="utf-8")
    catalogue = load([tmp_path])
    assert catalogue.get("own", "2") is not None
    told = [(problem.path.name, problem.fault) for problem in catalogue.problems]
    assert told[:5] == [
        ("a.toml", Fault.NO_FILE),
        ("b.toml", Fault.UNREADABLE),
        ("c.toml", Fault.UNREADABLE),
        ("d.toml", Fault.NO_FILE),
        ("e.toml", Fault.NO_FILE),
    ]
    assert all(str(problem).isprintable() for problem in catalogue.problems)


def test_an_office_adds_a_version_and_overrides_one(tmp_path: Path) -> None:
    for version, name in (("1", "Ours"), ("10", "Newest"), ("9", "Newer")):
        text = SOUND.replace('"own"', '"hii"').replace('version = "2"', f'version = "{version}"')
        (tmp_path / f"hii-{version}.toml").write_text(text.replace("Own way", name), encoding="utf-8")
    catalogue = load([tmp_path])
    assert [each.name.en for each in catalogue.versions("hii")] == ["Ours", "Newer", "Newest"]
    latest, pinned = catalogue.latest("hii"), catalogue.get("hii", "1")
    assert latest is not None
    assert pinned is not None
    assert (latest.version, pinned.name.en) == ("10", "Ours")
    own = load().get("hii", "1")
    assert own is not None
    assert own.name.en == "Healthy Identity Interventions (HII)"


def test_the_same_version_twice_in_one_folder_is_told(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text(SOUND, encoding="utf-8")
    problem = load([tmp_path]).problems[0]
    assert (problem.path.name, problem.fault, problem.detail) == ("b.toml", Fault.SAME_VERSION, "a.toml")
    assert (problem.line, problem.field) == (2, "version")


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(SOUND, encoding="utf-8")
    first = read(path)[0]
    assert read(path)[0] is first
    path.write_text(SOUND.replace("Own way", "Other way"), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    second = read(path)[0]
    assert second is not None
    assert second.name.en == "Other way"


def test_lines_skip_texts_lists_and_comments() -> None:
    text = (
        'a = """\nb = 1\n"""  # c = [\nd = [\n  "e = 1", # ]\n  { f = 2 },\n]\n'
        "[g]\nh.'i j' = '''\n[k]\n'''\n[[l]]\nm = 1\n[[l]]\nm = 2\n[l.n]\no = 1\n"
    )
    assert index(text) == {
        ("a",): 1,
        ("d",): 4,
        ("g",): 8,
        ("g", "h"): 9,
        ("g", "h", "i j"): 9,
        ("l",): 12,
        ("l", 0): 12,
        ("l", 0, "m"): 13,
        ("l", 1): 14,
        ("l", 1, "m"): 15,
        ("l", 1, "n"): 16,
        ("l", 1, "n", "o"): 17,
    }


SHIPPED_TEXT = (SHIPPED / "entre-2016.toml").read_text(encoding="utf-8")


@settings(max_examples=60)
@given(st.integers(0, len(SHIPPED_TEXT)), st.integers(0, 40), st.text(max_size=5))
def test_a_damaged_file_gives_a_programme_or_problems_with_lines(at: int, cut: int, put: str) -> None:
    text = SHIPPED_TEXT[:at] + put + SHIPPED_TEXT[at + cut :]
    found, problems = parse(text, PATH)
    assert (found is None) == bool(problems)
    last = text.count("\n") + 1
    for problem in problems:
        assert problem.line is None or 1 <= problem.line <= last
        assert str(problem)
