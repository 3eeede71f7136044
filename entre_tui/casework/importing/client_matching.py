"""Whom a row of a list means: the client by the number, however it is written, and the name as a check on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from peewee import fn

from entre_tui.casework.importing.batch import ImportRow, RowValues
from entre_tui.locale import _
from entre_tui.models import Client
from entre_tui.rules import identity
from entre_tui.text import words

_DASHES = str.maketrans("‐‑‒–—−", "------")
_PARTS = re.compile(r"([^\W\d_]*)[-. /]*0*(\d+)")
SHORTEST = 2
"""Letters of a name that can be compared."""


def clients_named(names: Iterable[str], aliases: Mapping[str, str], now: datetime) -> dict[str, int]:
    """Reference (or identity) number as the lists write it → the client's id; removed clients are not found.

    A number that is not in the file as written is looked for in other spellings of the same letters and digits:
    “e0141” and “E–141” are E-0141. Digits alone are never taken for a number with letters.
    """
    wanted = {name: aliases.get(name, name) for name in names}
    found = _ids(Client.ref, wanted.values())
    left = {name: ref for name, ref in wanted.items() if ref not in found}
    numbers = {name: digits for name, ref in left.items() if (digits := _digits(ref, now))}
    by_number = _ids(Client.identity_number, numbers.values()) if numbers else {}
    respelled = _numbers_by_spelling({ref for name, ref in left.items() if name not in numbers})
    return {
        name: number
        for name, ref in wanted.items()
        if (number := found.get(ref) or by_number.get(numbers.get(name, "")) or respelled.get(ref))
        is not None
    }


def not_found(ref: str) -> str:
    """Why a row has no client; if another number ends in the same digits, which it may be."""
    parts = _PARTS.fullmatch(ref.translate(_DASHES).strip())
    like = _ending_in(parts[2]) if parts and not parts[1] else []
    if len(like) == 1:
        words = _("There is no client with the number {ref}. If {other} is meant, write that.")
        return words.format(ref=ref, other=like[0])
    return _("There is no client with the number {ref}.").format(ref=ref)


def whose_names_differ(places: Sequence[tuple[ImportRow, int | None]]) -> set[int]:
    """The rows that name somebody else than the client whose number they have; nothing of the client is told."""
    said = {
        row.number: (client, row.values["said_name"]) for row, client in places if "said_name" in row.values
    }
    if not said:
        return set()
    ids = {client for client, _name in said.values() if client is not None}
    columns = (Client.id, Client.given_name, Client.family_name, Client.protected)
    rows = Client.select(*columns).where(Client.id.in_(list(ids))).dicts()
    names = {
        row["id"]: name_words(f"{row['given_name']} {row['family_name']}") for row in rows if not hidden(row)
    }
    return {
        number
        for number, (client, name) in said.items()
        if client in names and not names[client] & name_words(name)
    }


def hidden(client: RowValues) -> bool:
    """Whether the file itself has no more of a name than that it is protected."""
    return bool(client["protected"]) and not client["given_name"]


def name_words(name: str) -> set[str]:
    """The words of a name by which two writings of it agree."""
    return {word for word in words(name) if len(word) >= SHORTEST}


def spelling(ref: str) -> tuple[str, int] | None:
    """The letters and the number of a reference number of the usual form: E-0141 is (e, 141)."""
    parts = _PARTS.fullmatch(ref.translate(_DASHES).strip().lower())
    return (parts[1], int(parts[2])) if parts and parts[1] else None


def _numbers_by_spelling(refs: set[str]) -> dict[str, int]:
    return {ref: number for ref, (_known, number) in find_other_spellings(refs).items()}


def find_other_spellings(refs: Iterable[str]) -> dict[str, tuple[str, int]]:
    """Reference numbers that the file has in another spelling → how it has them, and the client's id."""
    wanted = {ref: same for ref in refs if (same := spelling(ref)) is not None}
    if not wanted:
        return {}
    starts = {letters for letters, _number in wanted.values()}
    lower = fn.LOWER(Client.ref)
    rows = Client.select(Client.ref, Client.id).where(
        fn.SUBSTR(lower, 1, 1).in_([letters[:1] for letters in starts]), Client.removed_at.is_null()
    )
    known: dict[tuple[str, int], list[tuple[str, int]]] = {}
    for ref, number in rows.tuples().iterator():
        same = spelling(ref)
        if same is not None and same[0] in starts:
            known.setdefault(same, []).append((ref, number))
    alike = {ref: known.get(same, []) for ref, same in wanted.items()}
    return {ref: found[0] for ref, found in alike.items() if len(found) == 1}


def _ending_in(digits: str) -> list[str]:
    """Reference numbers of letters and these digits."""
    rows = Client.select(Client.ref).where(Client.ref.endswith(digits), Client.removed_at.is_null()).limit(50)
    return [ref for (ref,) in rows.tuples() if (same := spelling(ref)) and same[1] == int(digits)]


def _ids(column: Any, values: Iterable[str]) -> dict[str, int]:
    rows = Client.select(column, Client.id).where(column.in_(list(set(values))), Client.removed_at.is_null())
    return dict(rows.tuples())


def _digits(text: str, now: datetime) -> str | None:
    try:
        return identity.parse(text, now.date()).digits
    except identity.IdentityError:
        return None
