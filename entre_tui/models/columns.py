"""Columns of times and days, whose types are told in `columns.pyi`."""

from __future__ import annotations

from datetime import UTC, date, datetime

from peewee import DateField, DateTimeField


class UtcDateTimeField(DateTimeField):
    """An instant: takes an aware datetime, keeps UTC to the second as sortable text, gives aware UTC back."""

    def db_value(self, value: datetime | None) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "seconds")

    def python_value(self, value: str | datetime | None) -> datetime | None:
        if value is None:
            return None
        found = datetime.fromisoformat(value) if isinstance(value, str) else value
        return found.replace(tzinfo=UTC)


class DayField(DateField):
    """A calendar day; peewee's own tries strptime patterns on every read, which a long list feels."""

    def db_value(self, value: date | None) -> str | None:
        return None if value is None else value.isoformat()

    def python_value(self, value: str | date | None) -> date | None:
        return date.fromisoformat(value) if isinstance(value, str) else value
