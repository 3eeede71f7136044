"""Wrong secrets typed for a case file, and the growing wait they cost."""

from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from entre_tui.locale import ngettext

if TYPE_CHECKING:
    from entre_tui.security.process.delay import Attempts


class FailedAttempts:
    """Counted in a folder, so that starting again ends no wait, and here too should the folder not take it."""

    def __init__(self, folder: Path, clock: Callable[[], datetime], steady: Callable[[], float]) -> None:
        self._folder = folder
        self._clock = clock
        self._steady = steady
        self._here: dict[Path, Attempts] = {}

    def pause(self, path: Path) -> float:
        """Seconds the next try on this file has to wait."""
        from entre_tui.security.process.delay import Attempts, recall, remember, seconds_to_wait

        now, steady = self._clock(), self._steady()
        kept = recall(self._folder, path)
        if kept.has_future(now, steady):
            # It cannot be told how long ago that was: the whole wait, from now on.
            kept = Attempts(kept.failures, now, steady)
            self._here.setdefault(path, kept)
            with suppress(OSError):
                remember(self._folder, path, kept)
        return max(seconds_to_wait(count, now, steady) for count in (kept, self._here.get(path, Attempts())))

    def wrong(self, path: Path) -> None:
        """One more wrong secret."""
        from entre_tui.security.process.delay import Attempts, recall, remember

        moment = self._clock(), self._steady()
        self._here[path] = self._here.get(path, Attempts()).count_failure(*moment)
        with suppress(OSError):
            remember(self._folder, path, recall(self._folder, path).count_failure(*moment))

    def right(self, path: Path) -> int:
        """The right one: the next wrong one is the first again. Gives how many wrong ones there were."""
        from entre_tui.security.process.delay import Attempts, forget_failures, recall

        before = max(recall(self._folder, path).failures, self._here.pop(path, Attempts()).failures)
        with suppress(OSError):
            forget_failures(self._folder, path)
        return before


def wait_words(seconds: float) -> str:
    """How long the next try waits."""
    whole = math.ceil(seconds)
    return ngettext("The next try waits {n} second.", "The next try waits {n} seconds.", whole).format(
        n=whole
    )
