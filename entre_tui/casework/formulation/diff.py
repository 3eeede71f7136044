"""What one version of a formulation says otherwise than another, with the words marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from entre_tui.casework.core.programmes import strategy_name, theme_name
from entre_tui.casework.formulation.content import CHAIN, FIVE_P, Content, MapLine
from entre_tui.casework.formulation.words import CHAIN_WORDS, SECTION_WORDS, TEXT_WORDS, section_of
from entre_tui.locale import _
from entre_tui.locale.labels import label

_WORD = re.compile(r"\S+\s*|\s+")
# Pairs of words; beyond it a comparison word by word would keep others waiting.
TOO_MANY = 25_000_000


class DiffMark(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class DiffPiece:
    """A stretch of text that stayed, went or came."""

    mark: DiffMark
    text: str


@dataclass(frozen=True, slots=True)
class FieldDiff:
    """One field that says something else; `section` and `name` are codes, `words` what they are called."""

    section: str
    name: str
    words: str
    pieces: tuple[DiffPiece, ...]

    @property
    def before(self) -> str:
        return "".join(piece.text for piece in self.pieces if piece.mark is not DiffMark.NEW)

    @property
    def after(self) -> str:
        return "".join(piece.text for piece in self.pieces if piece.mark is not DiffMark.GONE)


@dataclass(frozen=True, slots=True)
class FormulationDiff:
    """From version `a` to version `b`."""

    a: int
    b: int
    fields: tuple[FieldDiff, ...]


def compare(a: int, b: int, one: Content, other: Content, goals: Mapping[int, str]) -> FormulationDiff:
    """The fields that differ in meaning, in the order in which a formulation is read."""
    before, after = _fields(one, goals), _fields(other, goals)
    keys = dict.fromkeys([*before, *after])
    order = {section: place for place, section in enumerate(SECTION_WORDS)}
    found = []
    for key in sorted(keys, key=lambda key: order[key[0]]):
        words, old = before.get(key, ("", ""))
        new_words, new = after.get(key, ("", ""))
        if old.split() != new.split():
            found.append(FieldDiff(*key, new_words or words, mark_words(old, new)))
    return FormulationDiff(a, b, tuple(found))


def mark_words(before: str, after: str) -> tuple[DiffPiece, ...]:
    """The words that stayed, went and came, in reading order."""
    # A last word without a blank after it would run into what the other text says next.
    old, new = _WORD.findall(f"{before.rstrip()} "), _WORD.findall(f"{after.rstrip()} ")
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    old_middle, new_middle = old[start : len(old) - end], new[start : len(new) - end]
    pieces = [(DiffMark.SAME, old[:start])]
    if len(old_middle) * len(new_middle) > TOO_MANY:
        pieces += [(DiffMark.GONE, old_middle), (DiffMark.NEW, new_middle)]
    else:
        pieces += _diff_words(old_middle, new_middle)
    pieces.append((DiffMark.SAME, new[len(new) - end :]))
    return tuple(DiffPiece(mark, text) for mark, words in pieces if (text := "".join(words)).strip())


def _diff_words(old: list[str], new: list[str]) -> list[tuple[DiffMark, list[str]]]:
    plain_old, plain_new = [word.rstrip() for word in old], [word.rstrip() for word in new]
    found = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, plain_old, plain_new).get_opcodes():
        if kind == "equal":
            found.append((DiffMark.SAME, new[j1:j2]))
        else:
            found += [(DiffMark.GONE, old[i1:i2]), (DiffMark.NEW, new[j1:j2])]
    return found


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


Fields = dict[tuple[str, str], tuple[str, str]]


def _fields(content: Content, goals: Mapping[int, str]) -> Fields:
    found: Fields = {}
    for name, words in TEXT_WORDS.items():
        if text := getattr(content, name):
            stated = getattr(content, f"{name}_statement") if name in FIVE_P else ""
            found[(section_of(name), name)] = (_(words), _with_statement(text, stated))
    if content.readiness:
        step = _with_statement(label(content.readiness, "readiness"), content.readiness_statement)
        found[("readiness", "readiness")] = (_("Readiness to change"), step)
    for row in content.needs:
        need = label(row.need, "need")
        level = _with_statement(label(row.level, "need_level"), row.statement)
        found[("needs", f"{row.need}:level")] = (need, level)
        found[("needs", f"{row.need}:evidence")] = (_("{need}: evidence").format(need=need), row.evidence)
        found[("needs", f"{row.need}:strengths")] = (_("{need}: strengths").format(need=need), row.strengths)
    for number, chain in enumerate(content.chains, 1):
        for name in CHAIN:
            words = _("Chain {number}: {part}").format(number=number, part=_(CHAIN_WORDS[name]).lower())
            found[("chains", f"{number}:{name}")] = (words, getattr(chain, name))
        words = _("Chain {number}: this is").format(number=number)
        found[("chains", f"{number}:statement")] = (words, label(chain.statement, "statement"))
    for area in content.responsivity:
        said = _with_statement(area.adaptation, area.statement)
        found[("responsivity", area.area)] = (label(area.area, "responsivity"), said)
    if content.links:
        found[("map", "links")] = (_("Map"), "\n".join(sorted(_line(link, goals) for link in content.links)))
    return found


def _with_statement(text: str, statement: str) -> str:
    """With fact or assessment behind it, so that a change from one to the other is a change of words."""
    return f"{text} ({label(statement, 'statement')})" if statement else text


def _line(link: MapLine, goals: Mapping[int, str]) -> str:
    goal = None if link.goal_id is None else goals.get(link.goal_id, "?")
    parts = (
        label(link.need, "need"),
        theme_name(link.theme) if link.theme else "",
        strategy_name(link.strategy) if link.strategy else "",
        goal,
    )
    return " → ".join(part or "–" for part in parts)
