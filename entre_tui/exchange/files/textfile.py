"""Reading delimited text as people's spreadsheets write it: encoding, delimiter, quotes that do not end."""

from __future__ import annotations

import codecs
import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TextIO

from entre_tui.exchange.files.cell import Cell
from entre_tui.locale import _

DELIMITERS = (";", "\t", ",", "|")
LONGEST_RECORD = 1_000_000
"""Characters of one row; whatever is longer is no list that a person made."""
MOST_LINES = 5_000
"""Lines that one quoted cell may span."""
SAMPLE = 40
_SEP = re.compile(r"\ufeff?\"?sep=(.)\"?\s*", re.IGNORECASE)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SWEDISH = {encoding: "åäöÅÄÖé".encode(encoding) for encoding in ("cp1252", "mac_roman", "cp850")}
_BESIDE = re.compile(rb"(?<=[A-Za-z])[\x80-\xff]|[\x80-\xff](?=[a-z])")


@dataclass(frozen=True, slots=True)
class FileRow:
    """`number` is the row as a spreadsheet counts it; `fault` says why its cells cannot be trusted."""

    number: int
    cells: Sequence[Cell]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text file and how it is written, so that a file of the same shape can be given back."""

    path: Path
    encoding: str
    delimiter: str
    announced: bool

    def rows(self) -> Iterator[FileRow]:
        """Every row, blank ones too, in bounded memory."""
        with self.path.open(encoding=self.encoding, errors="replace", newline=None) as stream:
            yield from records(stream, self.delimiter, skip_first=self.announced)

    def estimate(self) -> int:
        """The number of lines."""
        with self.path.open("rb") as stream:
            return sum(part.count(b"\n") for part in iter(lambda: stream.read(1 << 20), b""))


def open_text(path: Path, score: Callable[[Sequence[Sequence[Cell]]], int]) -> TextFile:
    """Find out how a file is written; `score` says how well its first rows look like a list when split so."""
    encoding = encoding_of(path)
    with path.open(encoding=encoding, errors="replace", newline=None) as stream:
        announced = _SEP.fullmatch(stream.readline(20).rstrip("\n"))
    if announced is not None:
        return TextFile(path, encoding, announced[1], True)
    best, chosen = -1, DELIMITERS[0]
    for delimiter in DELIMITERS:
        with path.open(encoding=encoding, errors="replace", newline=None) as stream:
            sample = [row.cells for row in islice(records(stream, delimiter), SAMPLE)]
        # Headers tell most; where there are none, a delimiter that splits is better than one that does not.
        found = score(sample) * 1000 + min(999, sum(len(cells) - 1 for cells in sample))
        if found > best:
            best, chosen = found, delimiter
    return TextFile(path, encoding, chosen, False)


def encoding_of(path: Path) -> str:
    """By its mark; else UTF-8 if the whole file is, else what Windows, DOS or a Mac writes in Sweden."""
    with path.open("rb") as stream:
        head = stream.read(4096)
        for mark, encoding in _BOMS:
            if head.startswith(mark):
                return encoding
        if len(head) > 3:
            for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
                half = head[start::2]
                if half.count(0) > len(half) * 0.6:
                    return encoding
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while head:
                decoder.decode(head)
                head = stream.read(1 << 20)
            decoder.decode(b"", True)
        except UnicodeDecodeError:
            return _old_encoding(path)
    return "utf-8"


def _old_encoding(path: Path) -> str:
    """That in which most of the bytes above 127 that touch a letter are Swedish ones; cp1252 if in doubt."""
    counts: dict[str, int] = dict.fromkeys(_SWEDISH, 0)
    with path.open("rb") as stream:
        while part := stream.read(1 << 20):
            beside = b"".join(_BESIDE.findall(part))
            for encoding, letters in _SWEDISH.items():
                counts[encoding] += len(beside) - len(beside.translate(None, letters))
    return max(counts, key=lambda encoding: counts[encoding])


def records(stream: TextIO, delimiter: str, *, skip_first: bool = False) -> Iterator[FileRow]:
    """Rows of a stream. A quote that never ends spoils its own line only: reading goes on with the next."""
    waiting: deque[str] = deque()
    number = 0
    while (line := waiting.popleft() if waiting else _line(stream)) is not None:
        number += 1
        if number == 1 and skip_first:
            continue
        if len(line) > LONGEST_RECORD:
            yield FileRow(number, line[:200].split(delimiter), _("The row is too long to be one of a list."))
        elif '"' not in line:
            yield FileRow(number, line.split(delimiter))
        else:
            cells = split(line, delimiter) or _over_lines(line, delimiter, stream, waiting)
            if cells is None:
                broken = line.split(delimiter)
                yield FileRow(number, broken, _("A quotation mark is opened in this row and never closed."))
            else:
                yield FileRow(number, cells)


def _line(stream: TextIO) -> str | None:
    """The next line without its end; of one that is too long only its beginning is kept."""
    line = stream.readline(LONGEST_RECORD + 2)
    if not line:
        return None
    if line.endswith("\n"):
        return line[:-1]
    if len(line) > LONGEST_RECORD:
        while (rest := stream.readline(LONGEST_RECORD)) and not rest.endswith("\n"):
            pass
    return line


def _over_lines(line: str, delimiter: str, stream: TextIO, waiting: deque[str]) -> list[str] | None:
    """The cells of a row that goes on over line breaks inside quotes; what was read in vain is put back."""
    taken: list[str] = []
    text = line
    while len(taken) < MOST_LINES and len(text) < LONGEST_RECORD:
        following = waiting.popleft() if waiting else _line(stream)
        if following is None:
            break
        taken.append(following)
        text = f"{text}\n{following}"
        if '"' in following and (cells := split(text, delimiter, strict=True)):
            return cells
    waiting.extendleft(reversed(taken))
    return None


@cache
def _patterns(delimiter: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    end = rf"[ ]*(?:{re.escape(delimiter)}|\Z)"
    return (
        re.compile(rf'[ ]*"((?:[^"]++|"")*+)"{end}'),
        # A quote inside that nobody doubled: the one before a delimiter closes.
        re.compile(rf'[ ]*"(.*?)(?<!")"(?!"){end}'),
    )


def split(text: str, delimiter: str, *, strict: bool = False) -> list[str] | None:
    """The cells of one row; None while a quote is open."""
    closed, loose = _patterns(delimiter)
    cells, place, length = [], 0, len(text)
    while True:
        if text.startswith('"', place) or (
            text.startswith(" ", place) and text[place:].lstrip(" ")[:1] == '"'
        ):
            found = closed.match(text, place) or (None if strict else loose.match(text, place))
            if found is None:
                return None
            cells.append(found[1].replace('""', '"'))
            place = found.end()
            if place >= length and not text.endswith(delimiter):
                return cells
            if place >= length:
                return [*cells, ""]
            continue
        stop = text.find(delimiter, place)
        if stop < 0:
            return [*cells, text[place:]]
        cells.append(text[place:stop])
        place = stop + len(delimiter)
