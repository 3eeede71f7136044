"""Who might already be in the case file under another number: found for a decision, never merged unasked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from entre_tui.casework.core.base import reading
from entre_tui.casework.importing.batch import RowValues
from entre_tui.casework.importing.client_matching import find_other_spellings, hidden, name_words
from entre_tui.casework.office.workers import name_key
from entre_tui.models import Client

_FEW_DATES = 500


def person_key(values: RowValues) -> str | None:
    """Name and birth date of a client, as two writings of one person agree; None without a name."""
    name = name_key(f"{values.get('given_name', '')} {values.get('family_name', '')}")
    birth: date | None = values.get("birth_date")
    return f"{name}|{birth.isoformat() if birth else ''}" if name else None


@reading
def known_refs(refs: Sequence[str]) -> set[str]:
    """Those of the reference numbers that the file has, removed clients too."""
    return {ref for (ref,) in Client.select(Client.ref).where(Client.ref.in_(list(refs))).tuples()}


@reading
def somebody_else(rows: Sequence[RowValues]) -> set[str]:
    """The reference numbers of rows under which the file has a person who can hardly be the one of the row.

    That is a name without a word in common, or another identity number, and no birth date or number in common.
    """
    wanted = {row["ref"]: row for row in rows if row.get("given_name") or row.get("family_name")}
    columns = (
        Client.ref,
        Client.given_name,
        Client.family_name,
        Client.birth_date,
        Client.identity_number,
        Client.protected,
    )
    found = Client.select(*columns).where(Client.ref.in_(list(wanted)))
    return {known["ref"] for known in found.dicts() if _is_other(wanted[known["ref"]], known)}


def _is_other(row: RowValues, known: RowValues) -> bool:
    pairs = [(row.get(key), known[key]) for key in ("birth_date", "identity_number")]
    if row.get("masked") or hidden(known) or any(said and said == stands for said, stands in pairs):
        return False
    if all(said and stands for said, stands in pairs):
        return True
    names = [
        name_words(f"{each.get('given_name', '')} {each.get('family_name', '')}") for each in (row, known)
    ]
    return not names[0] & names[1]


@reading
def respelled_refs(refs: Sequence[str]) -> dict[str, str]:
    """Reference numbers that the file has in another spelling → how it has them."""
    return {ref: known for ref, (known, _client) in find_other_spellings(refs).items()}


@reading
def by_identity_number(numbers: Sequence[str]) -> dict[str, str]:
    """Identity number → reference number, of those that the file has."""
    rows = Client.select(Client.identity_number, Client.ref)
    return dict(rows.where(Client.identity_number.in_(list(numbers))).tuples())


@reading
def by_person(wanted: Iterable[str]) -> dict[str, str]:
    """Person key → reference number, for all keys of a list at once: one walk over the names."""
    keys = set(wanted)
    if not keys:
        return {}
    dates = {key.rpartition("|")[2] for key in keys}
    rows = Client.select(Client.family_name, Client.given_name, Client.birth_date, Client.ref)
    rows = rows.where(Client.removed_at.is_null())
    if len(dates) <= _FEW_DATES:
        days = [date.fromisoformat(day) for day in dates if day]
        unknown = Client.birth_date.is_null() if "" in dates else Client.birth_date.in_([])
        rows = rows.where(Client.birth_date.in_(days) | unknown)
    found: dict[str, str] = {}
    for family, given, birth, ref in rows.tuples().iterator():
        key = person_key({"given_name": given, "family_name": family, "birth_date": birth})
        if key in keys and key is not None:
            found.setdefault(key, ref)
    return found


@reading
def by_name(wanted: Iterable[str]) -> dict[str, str]:
    """Name → reference number, where one client has that name; a protected one is never found by it."""
    keys = set(wanted)
    rows = Client.select(Client.family_name, Client.given_name, Client.protected, Client.ref)
    found: dict[str, str] = {}
    for family, given, protected, ref in rows.where(Client.removed_at.is_null()).tuples().iterator():
        key = name_key(f"{given} {family}")
        if key in keys:
            found[key] = "" if key in found or protected else ref
    return {key: ref for key, ref in found.items() if ref}


@reading
def highest_number() -> int:
    """Above it every reference number of the form E-n is free, those of the list that comes in apart."""
    last = Client.select(Client.id).order_by(Client.id.desc()).limit(1).scalar() or 0
    refs = Client.select(Client.ref).where(Client.ref.startswith("E-")).tuples()
    return max([last, *(int(ref[2:]) for (ref,) in refs.iterator() if ref[2:].isdecimal())])
