"""Unsaved text on its way into the encrypted file, at most a second behind the typing."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

Work = Callable[..., Awaitable[Any]]


class Drafts:
    """Keeps what is typed: `keep()` may be called at every key press, it writes once in `delay` seconds.

    `work` runs a casework function as the person at the screen.
    """

    def __init__(self, work: Work, delay: float = 0.7) -> None:
        self._work = work
        self._delay = delay
        self._waiting: dict[str, tuple[int | None, dict[str, Any]]] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._flushing: asyncio.Task[None] | None = None

    @property
    def waiting(self) -> bool:
        """Whether something typed is not in the file yet."""
        return bool(self._waiting)

    def keep(self, key: str, values: Mapping[str, Any], client_id: int | None = None) -> None:
        """Remember what a form holds now."""
        self._waiting[key] = (client_id, dict(values))
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(self._delay, self._begin)

    async def load(self, key: str) -> dict[str, Any] | None:
        """What was left in this form, or nothing."""
        if key in self._waiting:
            return dict(self._waiting[key][1])
        from entre_tui.casework.drafts import load_draft

        draft = await self._work(load_draft, key)
        return None if draft is None else dict(draft.values)

    async def drop(self, key: str) -> None:
        """The form was saved, or its text let go."""
        from entre_tui.casework.drafts import drop_draft

        self._waiting.pop(key, None)
        if self._flushing is not None:
            await asyncio.wait([self._flushing])
        await self._work(drop_draft, key)

    async def flush(self) -> None:
        """Write all that waits now; what cannot be written waits on."""
        from entre_tui.casework.drafts import save_draft

        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        while self._waiting:
            key, (client_id, values) = next(iter(self._waiting.items()))
            await self._work(save_draft, key, client_id, values)
            if self._waiting.get(key) == (client_id, values):
                del self._waiting[key]

    def _begin(self) -> None:
        self._timer = None
        self._flushing = asyncio.ensure_future(self._try())

    async def _try(self) -> None:
        try:
            await self.flush()
        except Exception:
            # A full disk or a busy file passes; the text is still here, and the next second tries again.
            if self._waiting and self._timer is None:
                self._timer = asyncio.get_running_loop().call_later(self._delay, self._begin)
        finally:
            self._flushing = None
