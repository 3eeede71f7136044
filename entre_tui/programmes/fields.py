"""Reading the fields of one table of a definition file, noting every fault with its place and going on."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

from entre_tui.programmes.lines import FieldPath
from entre_tui.programmes.model import BothLanguages
from entre_tui.programmes.problems import Fault

FaultNote = Callable[[FieldPath, Fault, str], None]

_N = TypeVar("_N", int, float)

LONGEST = 500
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")


class TomlTable:
    """One TOML table: each reader gives a value of the right kind, or notes the fault and gives an empty one."""

    def __init__(self, values: Mapping[str, object], place: FieldPath, note: FaultNote) -> None:
        self.values = values
        self.place = place
        self._note = note

    def note(self, key: str, fault: Fault, detail: str = "") -> None:
        self._note((*self.place, key), fault, detail)

    def note_unknown_fields(self, names: Collection[str]) -> None:
        """Note every field that is not one of `names`: a misspelt field must not pass as one left out."""
        for key in self.values:
            if key not in names:
                self.note(key, Fault.UNKNOWN_FIELD, ", ".join(names))

    def _get(self, key: str, kind: type | tuple[type, ...], word: str, *, required: bool) -> Any:
        if key not in self.values:
            if required:
                self.note(key, Fault.MISSING)
            return None
        value = self.values[key]
        # TOML's true is a Python int; a number field must not take it.
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.note(key, Fault.WRONG_TYPE, word)
            return None
        return value

    def _sound(self, key: str, text: str) -> str:
        if not text.strip():
            self.note(key, Fault.EMPTY)
        elif len(text) > LONGEST:
            self.note(key, Fault.TOO_LONG, str(LONGEST))
        elif not text.isprintable():
            odd = next(char for char in text if not char.isprintable())
            self.note(key, Fault.UNPRINTABLE, f"U+{ord(odd):04X}")
        return text.strip()

    def text(self, key: str, *, required: bool = False) -> str | None:
        value = self._get(key, str, "text", required=required)
        return None if value is None else self._sound(key, value)

    def identifier(self, key: str, *, required: bool = True) -> str:
        """A short name for machines: it is stored in case files and must not change its spelling."""
        value = self._get(key, str, "text", required=required)
        if value is not None and not _ID.fullmatch(value):
            shown = "".join(char if char.isprintable() else "?" for char in value[:60])
            self.note(key, Fault.BAD_ID, shown)
        return value or ""

    def words(self, key: str, *, required: bool = False) -> BothLanguages | None:
        """`{en = "…", sv = "…"}`, or one text that serves for both languages."""
        if isinstance(alone := self.values.get(key), str):
            text = self._sound(key, alone)
            return BothLanguages(text, text)
        value = self._get(key, dict, "words", required=required)
        if value is None:
            return None
        inner = TomlTable(value, (*self.place, key), self._note)
        inner.note_unknown_fields(("en", "sv"))
        en, sv = inner.text("en", required=True), inner.text("sv", required=True)
        return BothLanguages(en or "", sv or "")

    def flag(self, key: str) -> bool:
        return bool(self._get(key, bool, "boolean", required=False))

    def whole(self, key: str, low: int, high: int) -> int | None:
        value: int | None = self._get(key, int, "whole", required=False)
        return self._within(key, value, low, high)

    def number(self, key: str, low: float, high: float) -> float | None:
        value: float | None = self._get(key, (int, float), "number", required=False)
        return self._within(key, value, low, high)

    def _within(self, key: str, value: _N | None, low: _N, high: _N) -> _N | None:
        if value is not None and not low <= value <= high:
            self.note(key, Fault.OUT_OF_RANGE, str(value)[:40])
        return value

    def texts(
        self, key: str, *, required: bool = False, allowed: Collection[str] | None = None
    ) -> tuple[str, ...]:
        """A list of texts, each of `allowed` when that is given, none of them twice."""
        value = self._get(key, list, "texts", required=required)
        if value is None:
            return ()
        if not all(isinstance(text, str) for text in value):
            self.note(key, Fault.WRONG_TYPE, "texts")
            return ()
        seen: set[str] = set()
        for text in value:
            sound = self._sound(key, text)
            if allowed is not None and sound not in allowed:
                self.note(key, Fault.UNKNOWN_VALUE, sound)
            if sound in seen:
                self.note(key, Fault.DUPLICATE, sound)
            seen.add(sound)
        return tuple(value)

    def table(self, key: str) -> TomlTable:
        """The table of that name, empty when it is left out."""
        value = self._get(key, dict, "table", required=False)
        return TomlTable(value or {}, (*self.place, key), self._note)

    def tables(self, key: str, *, required: bool = False) -> list[TomlTable]:
        """The members of `[[key]]`."""
        value = self._get(key, list, "tables", required=required)
        if value is None:
            return []
        if not all(isinstance(member, dict) for member in value):
            self.note(key, Fault.WRONG_TYPE, "tables")
            return []
        if required and not value:
            self.note(key, Fault.EMPTY)
        return [
            TomlTable(member, (*self.place, key, number), self._note) for number, member in enumerate(value)
        ]
