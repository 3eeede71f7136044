"""`python -m tests.door.opening.prefetch_child FILE KEY`: opens a case file ahead and tells how far it came."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from entre_tui.door.opening import prefetch
from entre_tui.door.opening.opening import Opening
from entre_tui.door.opening.unattended import AUDIT_PURPOSE
from entre_tui.security.keys.data_key import DataKey


async def come_in(opening: Opening, meanwhile: bool) -> dict[str, object]:
    """What is known when the answer is here, and then when the file has been asked."""
    await opening.wait_until_settled()
    loaded = "peewee" in sys.modules
    actor = await opening.sign_in(datetime.now(UTC)) if opening.door.name == "OPEN" else None
    look = opening.take_look()
    said: dict[str, object] = {
        "door": opening.door.name,
        "problem": opening.problem and opening.problem.words(),
        "loaded": loaded,
        "actor": actor and actor.name,
        "lines": look and [line.ref for line in look.window.lines],
    }
    if actor is not None:
        if meanwhile:
            # Somebody else comes in before the file is open here.
            from entre_tui.casework.core import audit
            from entre_tui.casework.office.workers import sign_in
            from entre_tui.storage.thread.store import Store

            other = Store.open(opening.path, opening.key.hex())
            other.call(audit.take_key, opening.key.derive(AUDIT_PURPOSE))
            other.call(sign_in, "anna", "elsewhere", now=datetime.now(UTC))
            other.close()
        said["changed"] = await (await opening.open_store()).changed_elsewhere()
        said["people"] = [worker.name for worker in await opening.workers()]
    opening.close()
    return said


def no_more() -> int:
    """As where an account has all the processes it may have."""
    raise BlockingIOError


def main(path: str, key: str, way: str) -> None:
    """`way` is "core" or "thread"; "dies" has the other process end before it has answered, "meanwhile" somebody
    else save something after it has.
    """
    prefetch.may_go_ahead = lambda: way != "thread"
    opening = Opening(Path(path), account="anna", key=DataKey(bytes.fromhex(key), 1))
    if way == "dies":
        parent, arrive = os.getpid(), opening._arrive
        opening._arrive = lambda now: arrive(now) if os.getpid() == parent else os._exit(3)  # type: ignore[method-assign] # the other process only
    if way == "crowded":
        os.fork = no_more
    if way == "cleared":
        # As some programs leave it to those they start: the system clears ended processes away by itself.
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    opening.begin(ahead=True)
    print(json.dumps(asyncio.run(come_in(opening, way == "meanwhile"))))


if __name__ == "__main__":
    main(*sys.argv[1:])
