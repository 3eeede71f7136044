"""A calendar file (iCalendar, RFC 5545) of one's own appointments, for the calendar of a phone or an office."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from icalendar import Calendar, Event

from entre_tui.casework.core.base import CaseworkError
from entre_tui.casework.day.calendar import CalendarEntry
from entre_tui.locale import _, ngettext
from entre_tui.security.errors import UnsafeFile
from entre_tui.security.files.private_file import creating

ENDING = ".ics"


def usual_path(today: date) -> Path:
    """Where the file goes when nobody says: the person's own folder, the day in its name."""
    return Path.home() / f"entre-{today.isoformat()}{ENDING}"


def path_from(words: str) -> Path:
    """The file that was meant; a name without an ending gets one. Raises CaseworkError."""
    if not words.strip():
        raise CaseworkError(_("Write where the file goes."), "path")
    path = Path(words.strip()).expanduser().absolute()
    if path.is_dir():
        raise CaseworkError(_("{path} is a folder: add the name of a file.").format(path=path), "path")
    path = path if path.suffix else path.with_suffix(ENDING)
    if os.path.lexists(path):
        raise CaseworkError(_("There is already a file {name}.").format(name=path.name), "path")
    return path


def content(entries: Sequence[CalendarEntry], now: datetime) -> bytes:
    """The file's bytes. Times stand in UTC, which no calendar can misread; it shows them in its own zone."""
    calendar = Calendar()
    calendar.add("prodid", "-//Entre//casework//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for entry in entries:
        calendar.add_component(_event(entry, now))
    written: bytes = calendar.to_ical()
    return written


def _event(entry: CalendarEntry, now: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("sequence", entry.revision)
    event.add("dtstart", entry.starts_at.astimezone(UTC))
    event.add("dtend", entry.ends_at.astimezone(UTC))
    event.add("summary", entry.title)
    # No synchronising service of an office should show it to colleagues, whatever the title says.
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if entry.called_off else "CONFIRMED")
    if entry.place:
        event.add("location", entry.place)
    return event


def write(path: Path, entries: Sequence[CalendarEntry], now: datetime) -> str:
    """Writes a new file that only its owner can read, and says so. Raises CaseworkError, overwrites nothing."""
    try:
        with creating(path) as out:
            out.write(content(entries, now))
    except UnsafeFile as error:
        raise CaseworkError(str(error), "path") from error
    except OSError as error:
        words = _("{path} cannot be written: {reason}.").format(path=path, reason=error.strerror)
        raise CaseworkError(words, "path") from error
    words = ngettext(
        "{number} appointment written to {path}.", "{number} appointments written to {path}.", len(entries)
    )
    return words.format(number=len(entries), path=path)
