"""Everything of one client in order, the newest first: by pages, by kind, and by words within this file only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from peewee import ColumnBase

from entre_tui.casework.core import audit
from entre_tui.casework.core.base import Acting, found, opening, reading
from entre_tui.casework.whole_file.timeline_sources import (
    LinePlace,
    Raw,
    TimelineKind,
    TimelineSource,
    rows_of,
)
from entre_tui.casework.whole_file.timeline_table import APPOINTMENTS, NOT_OF_SESSIONS, SOURCES
from entre_tui.models import Client, Worker
from entre_tui.rules.moments import midnight, zone_of
from entre_tui.text import fold

PAGE = 100
BEFORE, AROUND = 40, 400


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """What happened, when, and what was written about it; `record_id` is what opens, `is_day` has no hour."""

    key: tuple[str, int]
    kind: TimelineKind
    at: datetime
    is_day: bool
    record_id: int
    words: str
    text: str
    who: str


@dataclass(frozen=True, slots=True)
class TimelinePosition:
    """Where each source was left; to be handed back as it is."""

    places: Mapping[str, LinePlace] = field(default_factory=dict)
    done: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Lines in order, the newest first; `left` is None when there is nothing older."""

    lines: tuple[TimelineLine, ...]
    left: TimelinePosition | None


_Found = tuple[datetime, int, int, TimelineSource, Raw]


@opening
def timeline(
    acting: Acting, client_id: int, *, kinds: Collection[str] = (), limit: int = PAGE
) -> TimelinePage:
    """The newest lines; what comes after in the same look is read by `older` and `search_lines`."""
    found(Client, client_id)
    audit.record(acting, "read", client_id=client_id, about="timeline")
    return _page(client_id, TimelinePosition(), kinds, limit, acting.now)


@reading
def older(
    acting: Acting, client_id: int, left: TimelinePosition, *, kinds: Collection[str] = (), limit: int = PAGE
) -> TimelinePage:
    """The lines after those already read."""
    return _page(client_id, left, kinds, limit, acting.now)


@reading
def search_lines(acting: Acting, client_id: int, *, text: str, kinds: Collection[str] = ()) -> TimelinePage:
    """Every line that has all the words, in whatever case and with or without accents."""
    wanted = fold(text).split()
    kept: list[_Found] = []
    excerpts: dict[tuple[str, int], str] = {}
    for index, source in _sources_of(kinds):
        first = 4 + len(source.columns)
        for row in rows_of(source, client_id, _until(acting.now), whole=True, where=_where(source, kinds)):
            written = _join_texts(row[first:])
            folded = fold(f"{_words(source, row)}\n{written}")
            if all(word in folded for word in wanted):
                kept.append(_place_row(source, index, row, acting.now))
                excerpts[source.name, row[1]] = _around(written, wanted)
    kept.sort(key=_order, reverse=True)
    return TimelinePage(_lines(kept, acting.now, excerpts), None)


def _page(
    client_id: int, left: TimelinePosition, kinds: Collection[str], limit: int, now: datetime
) -> TimelinePage:
    """As many of the newest as the page holds; what was read beyond it is read again for the next."""
    read: list[_Found] = []
    fetched: dict[str, int] = {}
    for index, source in _sources_of(kinds):
        if source.name not in left.done:
            after, where = left.places.get(source.name), _where(source, kinds)
            rows = list(rows_of(source, client_id, _until(now), after=after, limit=limit, where=where))
            fetched[source.name] = len(rows)
            read += [_place_row(source, index, row, now) for row in rows]
    read.sort(key=_order, reverse=True)
    shown = read[:limit]
    places = dict(left.places)
    unshown = Counter(fetched)
    for _at, _index, _id, source, row in shown:
        places[source.name] = source.place(row)
        unshown[source.name] -= 1
    done = left.done | {name for name, number in fetched.items() if number < limit and not unshown[name]}
    more = any(name not in done for name in fetched)
    return TimelinePage(_lines(shown, now, {}), TimelinePosition(places, frozenset(done)) if more else None)


def _sources_of(kinds: Collection[str]) -> list[tuple[int, TimelineSource]]:
    return [(index, source) for index, source in enumerate(SOURCES) if not kinds or source.kind in kinds]


def _where(source: TimelineSource, kinds: Collection[str]) -> tuple[ColumnBase, ...]:
    both = not kinds or TimelineKind.SESSION in kinds
    return (NOT_OF_SESSIONS,) if source is APPOINTMENTS and both else ()


def _until(now: datetime) -> datetime:
    """The timeline tells what has been, today's booked times with it."""
    return midnight(now.date() + timedelta(days=1), zone_of(now)) - timedelta(seconds=1)


def _place_row(source: TimelineSource, index: int, row: Raw, now: datetime) -> _Found:
    when, number = source.place(row)
    at = when if isinstance(when, datetime) else midnight(when, zone_of(now))
    return at, index, number, source, row


def _order(one: _Found) -> tuple[datetime, int, int]:
    """At one moment what builds on something comes after it: in `SOURCES` it stands further down."""
    return one[:3]


def _lines(
    rows: list[_Found], now: datetime, excerpts: Mapping[tuple[str, int], str]
) -> tuple[TimelineLine, ...]:
    ids = {row[3] for *_rest, row in rows if row[3] is not None}
    names = dict(Worker.select(Worker.id, Worker.name).where(Worker.id.in_(ids)).tuples())
    return tuple(
        TimelineLine(
            key := (source.name, number),
            source.kind,
            at.astimezone(now.tzinfo),
            source.is_day,
            row[2],
            _words(source, row),
            excerpts[key] if key in excerpts else _join_texts(row[4 + len(source.columns) :]),
            names.get(row[3], ""),
        )
        for at, _index, number, source, row in rows
    )


def _words(source: TimelineSource, row: Raw) -> str:
    return source.words(*row[4 : 4 + len(source.columns)])


def _join_texts(texts: Iterable[str | None]) -> str:
    return "\n".join(text for text in texts if text)


def _around(text: str, wanted: list[str]) -> str:
    """The text from a little before the first word that was found."""
    folded = fold(text)
    first = min((at for word in wanted if (at := folded.find(word)) >= 0), default=0)
    if first <= BEFORE:
        return text[:AROUND]
    start = text.find(" ", first - BEFORE, first) + 1 or first
    return "… " + text[start : start + AROUND]
