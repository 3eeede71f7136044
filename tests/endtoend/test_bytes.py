"""What a key costs on the line, in bytes: a figure without noise, held to its goal in every list and at both sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import pytest

from tests.endtoend.terminal import Terminal

pytestmark = pytest.mark.endtoend

DOWN, UP, PAGE_DOWN, PAGE_UP, END, HOME = "\x1b[B", "\x1b[A", "\x1b[6~", "\x1b[5~", "\x1b[F", "\x1b[H"
ESCAPE = "\x1b[27u"
# The goals. Where a text beside the list tells about its row, a move brings another text as well.
MOVE, SCROLL, PAGE, LETTER = 30, 250, 4_000, 120
# In the overview a row can have several lines, and its mark as many.
TEXT_BESIDE, LONG_TEXT_BESIDE, WIDER_MARK = 600, 1_800, 10
MARK = "▌"


def lines(terminal: Terminal) -> list[str]:
    return terminal.text().splitlines()


def marked(terminal: Terminal) -> int:
    """The row with the cursor."""
    return next(number for number, line in enumerate(lines(terminal)) if line.startswith(MARK))


def client_under_mark(terminal: Terminal) -> str:
    return lines(terminal)[marked(terminal)].split()[0]


def quiet(terminal: Terminal, seconds: float = 0.5) -> None:
    terminal.rests(seconds)


def cost(terminal: Terminal, key: str, done: Callable[[], bool] | None = None) -> int:
    """Bytes written from this key until the screen is as it should be, or has been answered, and no more comes."""
    before = len(terminal.written)
    terminal.press(key)
    for _look in range(2400):
        terminal.read()
        if done() if done else len(terminal.written) > before:
            break
    else:
        raise AssertionError(terminal.text())
    quiet(terminal, 0.3)
    return len(terminal.written) - before


def moved_from(terminal: Terminal, client: str) -> Callable[[], bool]:
    return lambda: client_under_mark(terminal) != client


@pytest.fixture(params=[(120, 40), (80, 24)], ids=["120x40", "80x24"])
def terminal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Terminal]:
    """Everybody in the list, by number."""
    with Terminal(
        ["--language", "en", "demo", "--clients", "150", "--seed", "1"], tmp_path, size=request.param
    ) as terminal:
        terminal.until("mine")
        terminal.press("w")
        terminal.until("my office")
        terminal.press("w")
        terminal.until("everybody")
        quiet(terminal)
        yield terminal


def test_moving_scrolling_and_paging_stay_within_their_bytes(terminal: Terminal) -> None:
    def down(key: str = DOWN) -> int:
        return cost(terminal, key, moved_from(terminal, client_under_mark(terminal)))

    top = marked(terminal)
    moves = [down() for _ in range(5)]
    assert median(moves) <= MOVE, moves
    terminal.press(DOWN * 45)
    quiet(terminal, 1)
    last = marked(terminal)
    assert top < last
    scrolls = [down() for _ in range(5)]
    assert marked(terminal) == last
    assert max(scrolls) <= SCROLL, scrolls
    for key in (PAGE_DOWN, PAGE_UP, END, HOME):
        assert 0 < down(key) <= PAGE, key


def test_a_letter_of_the_search_stays_within_a_page(terminal: Terminal) -> None:
    assert cost(terminal, "/") <= LETTER
    for letter in "ann":
        assert cost(terminal, letter) <= PAGE, letter
    assert cost(terminal, "#") <= PAGE
    assert cost(terminal, "#") <= LETTER


def test_the_other_places_stay_within_their_bytes(terminal: Terminal) -> None:
    for key, name, move in (
        ("2", "Today", MOVE),
        ("3", "Missed", TEXT_BESIDE),
        ("4", "Caseload", TEXT_BESIDE),
    ):
        assert cost(terminal, key, lambda name=name: name in lines(terminal)[0]) <= PAGE, name
        terminal.press(DOWN)
        quiet(terminal)
        moves = [spent for _ in range(4) if (spent := bytes_of(terminal, DOWN))]
        assert not moves or median(moves) <= move, (name, moves)


def test_a_clients_file_stays_within_its_bytes(terminal: Terminal) -> None:
    assert cost(terminal, "\r", lambda: "Overview" in lines(terminal)[0]) <= PAGE
    for place, name, beside in (
        ("s", "Sessions", TEXT_BESIDE),
        ("a", "Appointments", TEXT_BESIDE),
        ("t", "Timeline", TEXT_BESIDE),
        ("f", "Case formulation", LONG_TEXT_BESIDE),
        ("g", "Goals", LONG_TEXT_BESIDE),
        ("r", "Reintegration", TEXT_BESIDE),
        ("c", "Consent and meetings", TEXT_BESIDE),
        ("o", "Overview", WIDER_MARK),
        ("l", "Notes", TEXT_BESIDE),
    ):
        assert cost(terminal, place, lambda name=name: name in lines(terminal)[0]) <= PAGE, name
        for key in (DOWN, DOWN, UP, UP):
            assert bytes_of(terminal, key) <= MOVE + beside, name
        bytes_of(terminal, END)
        bytes_of(terminal, UP * 60)
        scrolls = [bytes_of(terminal, DOWN) for _ in range(3)]
        assert median(scrolls) <= SCROLL + beside, (name, scrolls)
        for key in (PAGE_UP, PAGE_DOWN, HOME, END):
            assert bytes_of(terminal, key) <= PAGE, (name, key)


def test_typing_stays_within_its_bytes(terminal: Terminal) -> None:
    terminal.press("\r")
    terminal.until("Overview")
    terminal.press("t")
    terminal.until("Timeline")
    terminal.press("n")
    terminal.until("New note")
    terminal.press("\x1b[200~" + "words of no meaning that fill some lines " * 60 + "\x1b[201~")
    quiet(terminal, 1)
    letters = [cost(terminal, letter) for letter in "och så vidare"]
    assert median(letters) <= LETTER / 4, letters
    # One of them may begin a line, and the text moves up.
    assert max(letters) <= SCROLL, letters
    terminal.press(UP * 3)
    quiet(terminal)
    letters = [cost(terminal, letter) for letter in "mitt i"]
    assert median(letters) <= LETTER, letters


def bytes_of(terminal: Terminal, key: str) -> int:
    """Bytes until no more comes, also of a key that finds nothing to do."""
    before = len(terminal.written)
    terminal.press(key)
    quiet(terminal)
    return len(terminal.written) - before
