"""From definition files to programmes: a broken file is told of and hinders no other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG

from entre_tui.programmes.catalogue import Catalogue
from entre_tui.programmes.definition import programme
from entre_tui.programmes.fields import TomlTable
from entre_tui.programmes.lines import FieldPath, format_place, index, line_of, too_deep
from entre_tui.programmes.model import Programme
from entre_tui.programmes.problems import DefinitionProblem, Fault

SHIPPED = Path(__file__).parent / "definitions"
LARGEST = 200_000

_TOO_DEEP = "nested too deeply"
_SYNTAX = re.compile(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", re.DOTALL)


def load(folders: Sequence[Path] = ()) -> Catalogue:
    """The shipped programmes, then those of `folders`; a later folder overrides the same id and version.

    A folder that is not there counts as empty. Files are read again only when they have changed. What is called
    .toml and is no file, or a link to none, is told of like a file that cannot be read.
    """
    programmes: dict[tuple[str, str], Programme] = {}
    problems: list[DefinitionProblem] = []
    for folder in (SHIPPED, *folders):
        here: dict[tuple[str, str], Programme] = {}
        for path in _files(folder, problems):
            found, faults = read(path)
            problems.extend(faults)
            if found is None:
                continue
            if found.key in here:
                problems.append(_twice(path, here[found.key].path.name))
            else:
                here[found.key] = found
        programmes.update(here)
    return Catalogue(tuple(programmes.values()), tuple(problems))


def _files(folder: Path, problems: list[DefinitionProblem]) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower() == ".toml")
    except FileNotFoundError:
        return []
    except OSError as error:
        problems.append(DefinitionProblem(folder, None, "", Fault.UNREADABLE, error.strerror or ""))
        return []


def read(path: Path) -> tuple[Programme | None, tuple[DefinitionProblem, ...]]:
    """One file: its programme, or None and every fault found in it."""
    try:
        state = path.stat()
    except OSError as error:
        return None, (DefinitionProblem(path, None, "", Fault.UNREADABLE, error.strerror or ""),)
    if not S_ISREG(state.st_mode):
        # A pipe or a device would be waited for, or read for ever.
        return None, (DefinitionProblem(path, None, "", Fault.NO_FILE),)
    return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=256)
def _read(path: Path, _changed: int, size: int) -> tuple[Programme | None, tuple[DefinitionProblem, ...]]:
    if size > LARGEST:
        return None, (DefinitionProblem(path, None, "", Fault.TOO_LARGE, str(LARGEST)),)
    try:
        raw = path.read_bytes()
    except OSError as error:
        return None, (DefinitionProblem(path, None, "", Fault.UNREADABLE, error.strerror or ""),)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (DefinitionProblem(path, raw[: error.start].count(b"\n") + 1, "", Fault.NOT_UTF8),)
    return parse(text, path)


def parse(text: str, path: Path) -> tuple[Programme | None, tuple[DefinitionProblem, ...]]:
    """The text of one definition; `path` is only for what is said about it."""
    import tomllib

    deep = too_deep(text)
    if deep is not None:
        return None, (DefinitionProblem(path, deep, "", Fault.SYNTAX, _TOO_DEEP),)
    try:
        values = tomllib.loads(text)
    except ValueError as error:
        # Besides TOMLDecodeError: a number of thousands of digits is refused by int() itself.
        return None, (_syntax(str(error), text, path),)
    except RecursionError:
        return None, (DefinitionProblem(path, None, "", Fault.SYNTAX, _TOO_DEEP),)
    faults: list[tuple[FieldPath, Fault, str]] = []
    found = programme(TomlTable(values, (), lambda *fault: faults.append(fault)), path)
    if not faults:
        return found, ()
    lines = index(text)
    problems = [
        DefinitionProblem(path, line_of(lines, place), format_place(place), fault, detail)
        for place, fault, detail in faults
    ]
    return None, tuple(sorted(problems, key=lambda problem: problem.line or 0))


def _twice(path: Path, first: str) -> DefinitionProblem:
    """At the line of the version that another file has already."""
    text = path.read_text("utf-8-sig")
    line = line_of(index(text), ("version",))
    return DefinitionProblem(path, line, "version", Fault.SAME_VERSION, first)


def _syntax(message: str, text: str, path: Path) -> DefinitionProblem:
    """tomllib's words, with the line it names only inside them."""
    match = _SYNTAX.fullmatch(message)
    if match is None:
        return DefinitionProblem(path, None, "", Fault.SYNTAX, message)
    line = int(match[2]) if match[2] else text.rstrip("\n").count("\n") + 1
    return DefinitionProblem(path, line, "", Fault.SYNTAX, match[1])
