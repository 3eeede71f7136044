"""`python -m tests.benchmarks.launch FILE`: the program as `entre` opens it once the keyring has given the key."""

from __future__ import annotations

import sys
from pathlib import Path

from entre_tui.door.process.gc_tuning import pause_collection
from entre_tui.locale import install
from entre_tui.security.process.hardening import harden
from tests.benchmarks.key import RAW_KEY


def main(path: str, driver: str = "auto") -> int:
    """As the command does it; only the key is here already."""
    harden()
    install("en")
    pause_collection()
    from entre_tui.cli import run_app
    from entre_tui.door.opening.opening import Opening
    from entre_tui.door.process import this_computer
    from entre_tui.security.keys.data_key import DataKey

    opening = Opening(
        Path(path), account=this_computer.account(), host=this_computer.host(), key=DataKey(RAW_KEY, 1)
    )
    return run_app(opening, driver)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
