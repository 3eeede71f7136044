"""A growing wait after wrong passphrases, kept on disk so that starting the program again does not end it.

It slows down somebody at the keyboard. Against somebody who has copied the files it is Argon2id that counts.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from entre_tui.security.files.private_file import write_private

FREE_TRIES = 2
LONGEST = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Attempts:
    """Wrong passphrases in a row, and when the last one was: by the computer's time and by the steady clock."""

    failures: int = 0
    last: datetime | None = None
    steady: float = 0.0

    def count_failure(self, now: datetime, steady: float) -> Attempts:
        """One more wrong one."""
        return Attempts(self.failures + 1, now, steady)

    def has_future(self, now: datetime, steady: float) -> bool:
        """Whether it was after now, by both: a clock was wrong, and the computer has been started anew since."""
        return self.last is not None and self.last > now and self.steady > steady


def delay_after(failures: int) -> timedelta:
    """How long the next try has to wait: two are free, then 1, 2, 4 … seconds, 5 minutes at most."""
    if failures <= FREE_TRIES:
        return timedelta(0)
    return min(LONGEST, timedelta(seconds=2 ** min(failures - FREE_TRIES - 1, 20)))


def seconds_to_wait(attempts: Attempts, now: datetime, steady: float) -> float:
    """Seconds still to wait, never more than the whole delay.

    By the steady clock, which nobody sets; by the computer's time where that has begun anew since.
    """
    whole = delay_after(attempts.failures).total_seconds()
    if attempts.last is None:
        return 0.0
    gone = steady - attempts.steady
    if gone < 0:
        gone = (now - attempts.last).total_seconds()
    return min(max(whole - gone, 0.0), whole)


def _place(folder: Path, case_file: Path | str) -> Path:
    # The name of a case file can tell an office; its digest does not.
    return folder / f"tries-{hashlib.sha256(os.path.realpath(case_file).encode()).hexdigest()[:24]}.json"


def recall(folder: Path, case_file: Path | str) -> Attempts:
    """The attempts on this case file so far; none if nothing readable is kept."""
    try:
        kept = json.loads(_place(folder, case_file).read_text("ascii"))
        failures, last = int(kept["failures"]), datetime.fromtimestamp(float(kept["last"]), UTC)
        steady = float(kept["steady"])
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return Attempts()
    return Attempts(max(0, failures), last, steady) if math.isfinite(steady) else Attempts()


def remember(folder: Path, case_file: Path | str, attempts: Attempts) -> None:
    """Keep them over a restart."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    last = attempts.last.timestamp() if attempts.last else 0.0
    kept = json.dumps({"failures": attempts.failures, "last": last, "steady": attempts.steady})
    write_private(_place(folder, case_file), kept.encode("ascii"))


def forget_failures(folder: Path, case_file: Path | str) -> None:
    """The right passphrase came: the next wrong one is the first again."""
    _place(folder, case_file).unlink(missing_ok=True)
