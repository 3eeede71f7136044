"""Unsaved text on its way into the encrypted file; whoever shows a form decides when, within the second."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from entre_tui.casework.core.actor import Casework, P, T


class Runner(Protocol):
    """Runs a casework function as the person at the screen."""

    def __call__(self, function: Casework[P, T], *args: P.args, **kwargs: P.kwargs) -> Awaitable[T]: ...


class FileDrafts:
    """Where forms keep what is typed; `work` runs a casework function as the person at the screen."""

    def __init__(self, work: Runner) -> None:
        self._work = work

    async def save(self, key: str, client_id: int | None, values: Mapping[str, object]) -> None:
        """Keep what a form holds now."""
        from entre_tui.casework.client.drafts import save_draft

        await self._work(save_draft, key, client_id, dict(values))

    async def load(self, key: str) -> dict[str, object] | None:
        """What was left in this form, or nothing."""
        from entre_tui.casework.client.drafts import load_draft

        draft = await self._work(load_draft, key)
        return None if draft is None else dict(draft.values)

    async def drop(self, key: str, only: Mapping[str, object] | None = None) -> None:
        """The form was saved, or its text let go; with `only`, nothing but this is dropped."""
        from entre_tui.casework.client.drafts import drop_draft

        await self._work(drop_draft, key, None if only is None else dict(only))


async def keep_open_forms(screens: Iterable[object], seconds: float) -> None:
    """Let every form that is open write what is typed in it; trouble with the file holds up nobody for longer."""
    for screen in screens:
        keep = getattr(screen, "keep_draft", None)
        if keep is not None:
            with suppress(Exception):
                await asyncio.wait_for(keep(), seconds)
