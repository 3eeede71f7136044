"""Every kind of list that can come in, out of the data files; a client's own columns out of their declaration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, get_type_hints

from entre_tui.casework.client.details import client_fields
from entre_tui.exchange.lists.columns import ImportColumn, ListKind, Reads
from entre_tui.exchange.lists.data import UnfitData, read_data, texts
from entre_tui.locale.words import WORDS

# Clients first: everything else hangs on them; sessions before appointments, which look for their session.
ORDER = ("clients", "enrolments", "sessions", "appointments", "goals", "checklist", "consents", "meetings")


@cache
def kinds() -> tuple[ListKind, ...]:
    """All of them, in the order in which they come in."""
    return tuple(map(kind_of, ORDER))


@cache
def kind_of(key: str) -> ListKind:
    """The kind of this name. Raises UnfitData."""
    told = read_data(key)
    names = texts(told["names"], f"{key}.toml, names")
    return ListKind(key, told["title"], names, tuple(_column(key, each) for each in _columns(key)))


@cache
def programme_keys() -> tuple[str, ...]:
    """The columns of an enrolment that a list of clients may have as well."""
    beside = {column.key for column in kind_of("clients").columns} - {"ref"}
    return tuple(each.key for each in kind_of("enrolments").template_columns() if each.key in beside)


def _columns(kind: str) -> Mapping[str, Mapping[str, Any]]:
    """What is told of each column: a field of the client need not stand in the file, unless offices call it more."""
    told: Mapping[str, Mapping[str, Any]] = read_data(kind)["columns"]
    if kind != "clients":
        return told
    declared = {
        one.name: {"title": one.title or one.label, "reads": str(one.kind), "vocabulary": one.vocabulary}
        for one in client_fields()
    }
    order = dict.fromkeys(("ref", "name", *declared, *told))
    return {key: {**declared.get(key, {}), **told.get(key, {})} for key in order}


def _column_data(kind: str, key: str) -> dict[str, Any]:
    """What a column is: as the first that it is like, with the names of all of them, save what it says itself."""
    own = _columns(kind)[key]
    alike = [_column_data(*place.split(".")) for place in own.get("like", ())]
    own_names = texts(own.get("names", []), f"{kind}.toml, {key}")
    names = sum((each["names"] for each in alike), ()) + own_names
    told = {**(alike[0] if alike else {}), **own, "names": names}
    told.pop("like", None)
    return told


def _column(kind: str, key: str) -> ImportColumn:
    """The column, if it is told as a column can be. Raises UnfitData."""
    place, told = f"{kind}.toml, {key}", _column_data(kind, key)
    told["reads"] = _one_of(Reads, told.get("reads", Reads.TEXT), place)
    if "title" not in told:
        raise UnfitData(f"{place}: the title is missing")
    if "vocabulary" in told:
        _one_of(("", *WORDS), told["vocabulary"], place)
    for name, value in told.items():
        if type(value) is not _TYPES.get(name) and name not in ("names", "reads"):
            raise UnfitData(f"{place}: {name} = {value!r} does not belong there")
    return ImportColumn(key=key, **told)


def _one_of(known: Iterable[str], value: str, place: str) -> str:
    found = next((one for one in known if one == value), None)
    if found is None:
        raise UnfitData(f"{place}: {value!r} is none of those that there are")
    return found


_TYPES = get_type_hints(ImportColumn)
