"""What is typed into a form and not saved yet: kept within a second, and given back when the form is opened again."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

from entre_tui.locale import _
from entre_tui.locale.dates import day_time

TypedValues = dict[str, Any]


class Drafts(Protocol):
    """Where drafts are kept; the app has one as `drafts`."""

    async def save(self, key: str, client_id: int | None, values: TypedValues) -> None: ...

    async def load(self, key: str) -> TypedValues | None: ...

    async def drop(self, key: str, only: TypedValues | None = None) -> None: ...


def part_draft(
    typed: TypedValues, saved_then: TypedValues, saved_now: TypedValues
) -> tuple[TypedValues, TypedValues]:
    """What a person changed: where what is saved is still what it was then, and where somebody has changed it too.

    What the person left alone is no part of a draft: it would take back what others have saved since.
    """
    mine = {
        name: raw
        for name, raw in typed.items()
        if name in saved_now and raw not in (saved_then.get(name), saved_now[name])
    }
    conflicts = {name for name in mine if saved_now[name] != saved_then.get(name)}
    return (
        {name: raw for name, raw in mine.items() if name not in conflicts},
        {name: raw for name, raw in mine.items() if name in conflicts},
    )


class FormDraft:
    """The draft of one form: what was typed, beside what had been saved when it was typed."""

    def __init__(
        self, drafts: Drafts | None, key: str | None, client_id: int | None, saved: TypedValues
    ) -> None:
        self._drafts = drafts if key else None
        self._key = key or ""
        self._client_id = client_id
        self._saved = saved
        self._kept: TypedValues | None = None
        self.found: TypedValues = {}
        """What the person typed, where nobody else has changed the same since."""
        self.conflicts: TypedValues = {}
        """What the person typed where somebody else has: one of the two has to be chosen."""
        self.found_at: datetime | None = None

    @property
    def works(self) -> bool:
        """Whether this form keeps drafts at all."""
        return self._drafts is not None

    async def look(self) -> bool:
        """Look for what an earlier visit left; says whether there is something that differs from what is saved."""
        kept = await self._drafts.load(self._key) if self._drafts else None
        if not kept:
            return False
        self.found, self.conflicts = part_draft(kept.get("typed", {}), kept.get("saved", {}), self._saved)
        self.found_at = datetime.fromisoformat(kept["at"]) if "at" in kept else None
        return bool(self.found or self.conflicts)

    def offer_words(self, now: datetime, *, is_changed: bool) -> str:
        """What is said of the draft that was found; `is_changed` where somebody has begun to type meanwhile."""
        if is_changed:
            told = _("A draft from {when} was kept: ctrl+r shows it.")
        else:
            told = _("Not saved yet: your draft from {when} is back. ctrl+r shows what is saved.")
        return told.format(when=day_time(self.found_at, now) if self.found_at else "")

    def take_conflicts(self) -> TypedValues:
        """The conflicts, each to be asked about once."""
        taken, self.conflicts = self.conflicts, {}
        return taken

    async def keep(self, typed: TypedValues, now: datetime) -> None:
        """Keep what is typed now; again, if need be: the same form, saved in another window, lets go of its draft."""
        if self._drafts is None:
            return
        self._kept = {"typed": typed, "saved": self._saved, "at": now.isoformat()}
        await self._drafts.save(self._key, self._client_id, self._kept)

    async def drop(self) -> None:
        """Saved, or let go of: what was kept here, and not what another window keeps for the same form."""
        if self._drafts is not None:
            await self._drafts.drop(self._key, self._kept)
