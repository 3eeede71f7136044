"""Clients of a list that may already be in the case file under another number: somebody decides, nobody merges."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ParamSpec, Protocol, TypeVar

from entre_tui.casework.importing import duplicates
from entre_tui.casework.importing.batch import ImportRow, RowValues
from entre_tui.casework.importing.client_matching import spelling
from entre_tui.casework.importing.record_importer import UNDECIDED
from entre_tui.casework.importing.unchanged import same_as_known
from entre_tui.casework.office.workers import name_key
from entre_tui.exchange.files.row_spool import RowSpool
from entre_tui.locale import _

P = ParamSpec("P")
T = TypeVar("T")


class CaseworkCall(Protocol):
    """Runs a casework function and waits for its answer."""

    def __call__(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T: ...


RowPlace = tuple[int, int]
"""Which list of clients, and which row of it."""


class DuplicateAnswer(StrEnum):
    SAME = "same"
    NEW = "new"
    SKIP = "skip"


class MatchReason(StrEnum):
    """What makes one think that a row is a client whom the file has, or is not the one it has under that number."""

    NUMBER = "number"
    PERSON = "person"
    SPELLING = "spelling"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    """A row that may be a client known by `other`."""

    place: RowPlace
    values: RowValues
    other: str
    why: MatchReason

    @property
    def certain(self) -> bool:
        """Whether the row cannot be a new client."""
        return self.why in (MatchReason.NUMBER, MatchReason.OTHER)

    def words(self) -> str:
        """Why it is one, without anything the case file knows of the other."""
        if self.why is MatchReason.OTHER:
            message = _("The case file has the number {ref} for somebody with another name.")
            return message.format(ref=self.other)
        said = {
            MatchReason.NUMBER: _("the same identity number"),
            MatchReason.PERSON: _("the same name and birth date"),
            MatchReason.SPELLING: _("the same reference number, written otherwise"),
        }[self.why]
        return _("Perhaps the client {ref} already: {why}.").format(ref=self.other, why=said)


Ask = Callable[[PossibleDuplicate], DuplicateAnswer | None]
"""Somebody's answer; None where nobody can be asked."""


@dataclass(slots=True)
class DuplicateDecisions:
    """What to do with rows that are not simply saved; `refs` are the numbers given to rows without one."""

    refs: dict[RowPlace, str] = field(default_factory=dict)
    as_client: dict[RowPlace, str] = field(default_factory=dict)
    refused: dict[RowPlace, str] = field(default_factory=dict)
    doubtful: dict[RowPlace, str] = field(default_factory=dict)
    repeated: set[RowPlace] = field(default_factory=set)
    aliases: dict[str, str] = field(default_factory=dict)
    in_doubt: set[str] = field(default_factory=set)
    """Names of clients of whom nothing has been decided."""


def said_key(values: RowValues) -> str:
    """The name in a row of a list of clients, as two writings of it agree."""
    return name_key(" ".join(str(values.get(part, "")) for part in ("name", "given_name", "family_name")))


def decide(piles: Sequence[RowSpool], call: CaseworkCall, ask: Ask) -> DuplicateDecisions:
    """Looks every client of the lists up, and asks about those in doubt."""
    search = _Search(piles, call)
    search.look()
    return search.judge(ask)


class _Search:
    """Walks the rows twice: to find who is in doubt, and to settle it."""

    def __init__(self, piles: Sequence[RowSpool], call: CaseworkCall) -> None:
        self.piles = piles
        self.call = call
        self.decided = DuplicateDecisions()
        self._seen: dict[str, tuple[RowPlace, int]] = {}
        self._numbers: dict[str, RowPlace] = {}
        self._persons: dict[str, RowPlace] = {}
        self._ref_of: dict[RowPlace, str] = {}
        self._in_list: dict[RowPlace, tuple[RowPlace, MatchReason]] = {}
        self._in_file: dict[RowPlace, tuple[str, MatchReason]] = {}
        self._unknown: dict[str, RowPlace] = {}
        self._new: dict[str, RowPlace] = {}
        self._spelled: dict[tuple[str, int], RowPlace] = {}
        self._nameless = False

    def _batches(self) -> Iterator[tuple[int, list[ImportRow]]]:
        return ((which, batch) for which, pile in enumerate(self.piles) for batch in pile.batches())

    def look(self) -> None:
        for which, batch in self._batches():
            refs = [row.values["ref"] for row in batch if "ref" in row.values]
            numbers = [row.values["identity_number"] for row in batch if "identity_number" in row.values]
            known = self.call(duplicates.known_refs, refs)
            by_number = self.call(duplicates.by_identity_number, numbers)
            said = [row.values for row in batch if row.values.get("ref") in known]
            others = self.call(duplicates.somebody_else, said) if said else set()
            for row in batch:
                place = (which, row.number)
                self._one(place, row, known, by_number)
                if row.values.get("ref") in others:
                    self._in_file[place] = (row.values["ref"], MatchReason.OTHER)
        for key, ref in self.call(duplicates.by_person, self._unknown).items():
            self._in_file.setdefault(self._unknown[key], (ref, MatchReason.PERSON))
        for ref, known_as in self.call(duplicates.respelled_refs, list(self._new)).items():
            self._in_file.setdefault(self._new[ref], (known_as, MatchReason.SPELLING))

    def _one(self, place: RowPlace, row: ImportRow, known: set[str], by_number: Mapping[str, str]) -> None:
        values = row.values
        ref, number = values.get("ref"), values.get("identity_number")
        if ref is not None:
            digest = hash(str(values))
            first = self._seen.setdefault(ref, (place, digest))
            if first[0] != place:
                self._again(place, first, digest)
                return
            self._ref_of[place] = ref
        else:
            self._nameless = True
        settled = ref in known
        if ref is not None and not settled:
            self._new[ref] = place
            same = spelling(ref)
            if same is not None and (other := self._spelled.setdefault(same, place)) != place:
                self._in_list[place] = (other, MatchReason.SPELLING)
        if number is not None:
            if not settled and number in by_number:
                self._in_file[place] = (by_number[number], MatchReason.NUMBER)
            elif not settled and number in self._numbers:
                self._in_list[place] = (self._numbers[number], MatchReason.NUMBER)
            self._numbers.setdefault(number, place)
        key = duplicates.person_key(values)
        # A name alone says nothing where the list has numbers for its clients.
        if key is not None and ("birth_date" in values or ref is None):
            if not settled and key in self._persons:
                self._in_list.setdefault(place, (self._persons[key], MatchReason.PERSON))
            elif not settled:
                self._unknown[key] = place
            self._persons.setdefault(key, place)

    def _again(self, place: RowPlace, first: tuple[RowPlace, int], digest: int) -> None:
        if digest == first[1]:
            self.decided.repeated.add(place)
        else:
            message = _("The reference number stands in row {row} already.").format(row=first[0][1])
            self.decided.refused[place] = message

    def judge(self, ask: Ask) -> DuplicateDecisions:
        decided = self.decided
        if not (self._nameless or self._in_file or self._in_list):
            return decided
        free = self._free_numbers()
        for which, batch in self._batches():
            for row in batch:
                place = (which, row.number)
                if place in decided.refused or place in decided.repeated:
                    continue
                suspect = self._suspect(place, row)
                if suspect is not None and not self._settle(suspect, ask):
                    continue
                if "ref" not in row.values and place not in decided.as_client:
                    free += 1
                    decided.refs[place] = self._ref_of[place] = f"E-{free:04d}"
        return decided

    def _free_numbers(self) -> int:
        mine = (
            int(ref[2:]) for ref in self._seen if ref[:2] == "E-" and ref[2:].isdecimal() and len(ref) < 12
        )
        return max([self.call(duplicates.highest_number), *mine])

    def _suspect(self, place: RowPlace, row: ImportRow) -> PossibleDuplicate | None:
        if place in self._in_file:
            other, why = self._in_file[place]
            return PossibleDuplicate(place, row.values, other, why)
        if place in self._in_list:
            first, why = self._in_list[place]
            return PossibleDuplicate(place, row.values, self._known_as(first), why)
        return None

    def _known_as(self, place: RowPlace) -> str:
        """The number of an earlier row's client; of one that was left out, of the client it may be."""
        if place in self.decided.doubtful and place in self._in_file:
            return self._in_file[place][0]
        if place in self.decided.doubtful and place in self._in_list:
            return self._known_as(self._in_list[place][0])
        return self._ref_of[place]

    def _settle(self, suspect: PossibleDuplicate, ask: Ask) -> bool:
        """Whether the row goes on."""
        decided, place = self.decided, suspect.place
        other = decided.aliases.get(suspect.other) or suspect.other
        nameless = "ref" not in suspect.values
        quiet = nameless and self.call(same_as_known, other, suspect.values)
        answer = DuplicateAnswer.SAME if quiet else ask(suspect)
        if answer is DuplicateAnswer.SAME:
            decided.as_client[place] = self._ref_of[place] = other
            if not nameless:
                decided.aliases[suspect.values["ref"]] = other
        elif answer is not DuplicateAnswer.NEW or suspect.certain:
            decided.doubtful[place] = suspect.words()
            decided.in_doubt.add(said_key(suspect.values))
            if suspect.why is MatchReason.OTHER:
                # What hangs on this number in the other lists must not come to the client who has it.
                decided.aliases[suspect.other] = UNDECIDED
            return False
        return True
