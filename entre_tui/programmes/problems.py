"""What is wrong in a definition file: where it is, and the words that say it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from entre_tui.locale import N_, _


class Fault(StrEnum):
    UNREADABLE = "unreadable"
    NO_FILE = "no_file"
    TOO_LARGE = "too_large"
    NOT_UTF8 = "not_utf8"
    SYNTAX = "syntax"
    MISSING = "missing"
    WRONG_TYPE = "wrong_type"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    UNPRINTABLE = "unprintable"
    BAD_ID = "bad_id"
    UNKNOWN_FIELD = "unknown_field"
    UNKNOWN_VALUE = "unknown_value"
    NO_SUCH_PHASE = "no_such_phase"
    OWN_NEXT = "own_next"
    DUPLICATE = "duplicate"
    OUT_OF_RANGE = "out_of_range"
    MIN_OVER_MAX = "min_over_max"
    SAME_VERSION = "same_version"


_WORDS = {
    Fault.UNREADABLE: N_("the file cannot be read: {detail}"),
    Fault.NO_FILE: N_("this is not a file"),
    Fault.TOO_LARGE: N_("the file is too large for a programme definition (more than {detail} bytes)"),
    Fault.NOT_UTF8: N_("the file is not written in UTF-8"),
    Fault.SYNTAX: N_("this is not valid TOML: {detail}"),
    Fault.MISSING: N_("is missing"),
    Fault.WRONG_TYPE: N_("should be {detail}"),
    Fault.EMPTY: N_("is empty"),
    Fault.TOO_LONG: N_("is longer than {detail} characters"),
    Fault.UNPRINTABLE: N_("holds a character that cannot be shown ({detail})"),
    Fault.BAD_ID: N_("“{detail}” may hold only a–z, 0–9, - and _, and starts with a letter or digit"),
    Fault.UNKNOWN_FIELD: N_("is not a field of a programme; known here: {detail}"),
    Fault.UNKNOWN_VALUE: N_("“{detail}” is not one of the allowed values"),
    Fault.NO_SUCH_PHASE: N_("names the phase “{detail}”, which the file does not have"),
    Fault.OWN_NEXT: N_("names the phase itself: “{detail}” cannot follow itself"),
    Fault.DUPLICATE: N_("“{detail}” is there twice"),
    Fault.OUT_OF_RANGE: N_("{detail} is out of range"),
    Fault.MIN_OVER_MAX: N_("is more than the maximum ({detail})"),
    Fault.SAME_VERSION: N_("the same programme and version is already defined in {detail}"),
}

_TYPES = {
    "text": N_("text"),
    "words": N_("text in both languages (en and sv)"),
    "whole": N_("a whole number"),
    "number": N_("a number"),
    "boolean": N_("true or false"),
    "texts": N_("a list of texts"),
    "table": N_("a table"),
    "tables": N_("a list of tables"),
}


@dataclass(frozen=True, slots=True)
class DefinitionProblem:
    """One fault: the file, its line (1 is the first, None when the file could not be read), the field's path."""

    path: Path
    line: int | None
    field: str
    fault: Fault
    detail: str = ""

    @property
    def reason(self) -> str:
        """What is wrong, in the language of the interface."""
        detail = _(_TYPES[self.detail]) if self.fault is Fault.WRONG_TYPE else self.detail
        return _(_WORDS[self.fault]).format(detail=detail)

    @property
    def place(self) -> str:
        """Path and line as editors and compilers write them: `file.toml:12`, fit for a terminal."""
        name = "".join(char if char.isprintable() else "?" for char in str(self.path))
        return name if self.line is None else f"{name}:{self.line}"

    def __str__(self) -> str:
        field = f"{self.field}: " if self.field else ""
        return f"{self.place}: {field}{self.reason}"
