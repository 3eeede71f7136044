"""A cell of a list becomes a value, or a refusal in words that help to correct it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache

from entre_tui.casework.reintegration.details import MOST_WEEKS
from entre_tui.exchange.files.cell import Cell, UnfitCell, known_text, quote_cell, text_of
from entre_tui.exchange.lists import programme_words
from entre_tui.exchange.lists.columns import ImportColumn, Reads, same_word
from entre_tui.exchange.lists.data import words_for
from entre_tui.exchange.lists.headers import without_asides
from entre_tui.exchange.lists.vocabulary import codes_of, words_offered
from entre_tui.exchange.reading import free_words, relative_due, times
from entre_tui.exchange.reading.names import given_last, is_mask, people
from entre_tui.locale import _, language
from entre_tui.rules import identity
from entre_tui.text import LINE_LIMIT, LONG_LIMIT, clean, clean_long

# Not after a hyphen: “hälso- och sjukvård” is one.
_PARTS = re.compile(r"[,;/\n|]+|(?<!-)\s+(?:och|and|samt|&|\+)\s+")
_NUMBER = re.compile(r"(?:nr\.?|no\.?|#)?\s*(-?\d{1,9})(?:[.,]0+)?(?:\s*(?:st|v|veckor|weeks)\.?|\.|:[ae])?")
_PERSON = re.compile(r"\s*(?P<first>[^(:]*?)\s*(?:\((?P<second>[^)]*)\)|[:–]\s*(?P<after>.*))?\s*")
PROTECTED = "protected"
"""In place of an identity number that the list does not show."""
_SCIENTIFIC = re.compile(r"\d[.,]\d+E\+?\d+", re.IGNORECASE)
_DECIMALS = re.compile(r"^(\d+)[.,]0+$")
_DASH = re.compile(r"\s*[-‐‑‒–—−]\s*")
_MOBILE = re.compile(r"7\d{8}")
_BIRTH_ONLY = re.compile(r"((?:19|20)?\d{6})[-+ ]?(?:[Xx*?_.]{3,4}|)")


def reader_of(column: ImportColumn, today: date) -> Callable[[Cell], object]:
    """The function that reads cells of this column: a value, None for “not known”, or UnfitCell."""
    makers: Mapping[Reads, Callable[[], Callable[[Cell], object]]] = {
        Reads.TEXT: lambda: {"phone": _phone, "ref": _ref}.get(column.key, _line),
        Reads.LONG: lambda: _long,
        Reads.FAMILY_FIRST: lambda: lambda cell: given_last(_line(cell)),
        Reads.WORKERS: lambda: _workers,
        Reads.DAY: lambda: times.day,
        Reads.DUE: lambda: relative_due.due,
        Reads.BIRTH: lambda: lambda cell: times.birth(cell, today),
        Reads.MOMENT: lambda: times.day_of,
        Reads.CLOCK: lambda: times.clock,
        Reads.MINUTES: lambda: lambda cell: times.minutes(cell, column.least, column.most),
        Reads.FLAG: lambda: _protection if column.key == "protected" else _flag,
        Reads.CODE: lambda: lambda cell: _code(cell, column.vocabulary),
        Reads.OUTCOME: lambda: _outcome,
        Reads.CODES: lambda: lambda cell: _codes(cell, column.vocabulary),
        Reads.NUMBER: lambda: {"weeks_before_release": _weeks}.get(
            column.key, lambda cell: _number(cell, column.least, column.most)
        ),
        Reads.IDENTITY: lambda: lambda cell: _identity(cell, today),
        Reads.PROGRAMME: lambda: _programme,
        Reads.PHASE: lambda: _line,
        Reads.THEMES: lambda: lambda cell: _several(cell, programme_words.themes(), _("theme")),
        Reads.STRATEGIES: lambda: lambda cell: _several(cell, programme_words.strategies(), _("strategy")),
        Reads.PEOPLE: lambda: lambda cell: _people(cell, column.vocabulary),
    }
    return makers[column.reads]()


def _line(cell: Cell) -> str:
    text = text_of(cell)
    if len(text) > LINE_LIMIT:
        raise UnfitCell(_("is longer than {limit} characters").format(limit=LINE_LIMIT))
    _whole_number(text)
    return clean(text)


def _ref(cell: Cell) -> str:
    """A reference number: one kind of dash, no blanks beside it, no decimals of a spreadsheet."""
    text = _line(cell)
    if text.isalnum():
        return text
    return _DECIMALS.sub(r"\1", _DASH.sub("-", text))


def _phone(cell: Cell) -> str:
    """A telephone number; the nought before it that a spreadsheet takes for nothing is put back."""
    text = _line(cell)
    return f"0{text}" if _MOBILE.fullmatch(text) else text


def _whole_number(text: str) -> None:
    if text[:1].isdecimal() and _SCIENTIFIC.fullmatch(text.strip()):
        raise UnfitCell(_("Excel has rounded this number: make the column text and write it again"))


def _long(cell: Cell) -> str:
    text = text_of(cell)
    if len(text) > LONG_LIMIT:
        raise UnfitCell(_("is longer than {limit} characters").format(limit=LONG_LIMIT))
    return clean_long(text).strip()


def _workers(cell: Cell) -> str:
    """One or two people, a stroke between them."""
    text = text_of(cell).strip()
    found = [clean(name) for name in people(text if len(text) <= LINE_LIMIT else text[:LINE_LIMIT])]
    if len(found) > 2:
        raise UnfitCell(_("“{text}” names more than two people").format(text=quote_cell(cell)))
    return "/".join(found)


def _flag(cell: Cell) -> bool | None:
    if isinstance(cell, bool):
        return cell
    text = text_of(cell).strip()
    word = same_word(text)
    if word in words_for("yes") or text in words_for("ticks"):
        return True
    if word in words_for("no"):
        return False
    if word in words_for("unknown") or word in words_for("undecided"):
        return None
    bare = same_word(without_asides(text))
    if bare in words_for("yes") and not words_for("no") & set(same_word(text).split()):
        return True
    raise UnfitCell(_("“{text}” is neither yes nor no").format(text=quote_cell(cell)))


def _protection(cell: Cell) -> bool | None:
    """Yes, no, or the kind of protection there is; whoever writes anything else must say what is meant."""
    return True if is_mask(text_of(cell)) else _flag(cell)


def _code(cell: Cell, vocabulary: str) -> str | None:
    code = _find_code(clean(text_of(cell), 400), vocabulary)
    if code == "":
        raise _not_offered(cell, vocabulary)
    return code


@lru_cache(maxsize=4096)
def _find_code(text: str, vocabulary: str) -> str | None:
    """The code of the words, None where they say that nothing is known, and nothing where they are no code."""
    codes = codes_of(vocabulary)
    code = codes.get(same_word(text)) or codes.get(text)
    if code is None and same_word(text) not in words_for("unknown") | words_for("undecided"):
        return free_words.without_aside(text, codes) or free_words.beginning(text, codes) or ""
    return code


def _outcome(cell: Cell) -> tuple[str, str, bool] | None:
    """The outcome, the words that were written, and whether they say that and nothing more."""
    text = clean(text_of(cell), 400)
    word = same_word(text)
    if word in words_for("not_yet") or word in words_for("unknown"):
        return None
    if exactly := codes_of("outcome").get(word) or codes_of("outcome").get(text):
        return exactly, text, True
    if found := free_words.outcome_of(text):
        return found, text, False
    raise _not_offered(cell, "outcome")


def _not_offered(cell: Cell, vocabulary: str) -> UnfitCell:
    swedish = language() == "sv"
    offered = "; ".join(both[swedish] for both in words_offered(vocabulary))
    return UnfitCell(_("“{text}” is not one of: {offered}").format(text=quote_cell(cell), offered=offered))


def _codes(cell: Cell, vocabulary: str) -> list[str] | None:
    text = clean(text_of(cell).replace("\n", ","), 4000)
    whole = codes_of(vocabulary).get(same_word(text))
    if whole is not None:
        return [whole]
    found = [_code(part, vocabulary) for part in _parts(text, vocabulary)]
    return list(dict.fromkeys(code for code in found if code)) or None


def _people(cell: Cell, vocabulary: str) -> list[list[str]] | None:
    """Agency and person, whichever stands first; an agency nobody knows is “other”, with what was written."""
    text = clean(text_of(cell).replace("\n", ","), 4000)
    return [_seat(part, codes_of(vocabulary)) for part in _parts(text, vocabulary)] or None


def _parts(text: str, vocabulary: str) -> list[str]:
    """What stands between commas, save those in a word of the vocabulary itself: “Health care, psychiatry”."""
    for word in {each for both in words_offered(vocabulary) for each in both if "," in each}:
        text = re.sub(re.escape(word), word.replace(",", " "), text, flags=re.IGNORECASE)
    return [part for part in _PARTS.split(text) if part.strip()]


def _seat(part: str, codes: Mapping[str, str]) -> list[str]:
    match = _PERSON.fullmatch(part)
    first, second = (match["first"], match["second"] or match["after"] or "") if match else (part, "")
    for agency, person in ((first, second), (second, first)):
        if code := codes.get(same_word(agency)):
            return [code, clean(person)]
    return [free_words.beginning(part, codes) or "other", clean(part)]


def _number(cell: Cell, least: int, most: int) -> int | None:
    text = known_text(cell)
    if text is None:
        return None
    found = _NUMBER.fullmatch(text.lower())
    if found is None or not least <= int(found[1]) <= most:
        message = _("“{text}” is no whole number from {least} to {most}")
        raise UnfitCell(message.format(text=quote_cell(cell), least=least, most=most))
    return int(found[1])


def _weeks(cell: Cell) -> int | None:
    """Weeks before release, with or without the words for it."""
    weeks = relative_due.weeks(cell)
    return _number(cell, 0, MOST_WEEKS) if weeks is None else weeks


def _identity(cell: Cell, today: date) -> str | None:
    text = known_text(cell)
    if text is None:
        return None
    if is_mask(text):
        return PROTECTED
    _whole_number(text)
    if isinstance(cell, int | float) and len(text) == 9:
        text = text.zfill(10)
    try:
        return identity.parse(text, today).digits
    except identity.IdentityError:
        if found := _BIRTH_ONLY.fullmatch(text):
            # Only the birth date is known yet; eight digits say so.
            born = times.birth(found[1], today)
            return f"{born:%Y%m%d}" if born else None
        # The number itself is not repeated: refusals are shown on terminals.
        raise UnfitCell(_("is not a Swedish identity or coordination number: check the digits")) from None


def _programme(cell: Cell) -> str | None:
    text = known_text(cell)
    if text is None:
        return None
    found = programme_words.programmes().get(same_word(text))
    if found is None:
        offered = ", ".join(sorted(set(programme_words.programmes().values())))
        raise UnfitCell(_("“{text}” is not one of: {offered}").format(text=quote_cell(cell), offered=offered))
    return found


def _several(cell: Cell, known: Mapping[str, str], what: str) -> list[str] | None:
    text = clean(text_of(cell).replace("\n", ","), 4000)
    whole = known.get(same_word(text))
    if whole is not None:
        return [whole]
    found = []
    for part in re.split(r"[,;/|]+", text):
        if part.strip():
            code = known.get(same_word(part)) or programme_words.by_words(known, part)
            if code is None:
                raise UnfitCell(_("“{text}” is not a known {what}").format(text=quote_cell(part), what=what))
            found.append(code)
    return list(dict.fromkeys(found)) or None
