"""The way in: from a closed file to a person who is known, screen after screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entre_tui.door.opening import Opening
from entre_tui.door.states import Door
from entre_tui.widgets.desk import Desk

if TYPE_CHECKING:
    from entre_tui.casework.base import Actor


async def come_in(desk: Desk, opening: Opening) -> Actor:
    """Ask what has to be asked until the file is open and the person known."""
    await opening.settled()
    while opening.door is not Door.OPEN:
        if opening.door is Door.NEW:
            await _first_run(desk, opening)
        elif opening.door is Door.ASK:
            from entre_tui.screens.unlock import Unlock

            await desk.push_screen_wait(Unlock(opening))
        else:
            from entre_tui.screens.trouble import Trouble

            await desk.push_screen_wait(Trouble(opening))
            opening.begin()
            await opening.settled()
    return await opening.sign_in(desk.now()) or await _who(desk, opening)


async def _first_run(desk: Desk, opening: Opening) -> None:
    from entre_tui.screens.first_run import FirstRun, OfferKeyring, RecoveryKey

    recovery = await desk.push_screen_wait(FirstRun(opening))
    await desk.push_screen_wait(RecoveryKey(recovery))
    if await opening.keyring_usable() and await desk.push_screen_wait(OfferKeyring()):
        await opening.use_keyring()


async def _who(desk: Desk, opening: Opening) -> Actor:
    from entre_tui.screens.who import ChooseWorker, FirstWorker, Stranger

    everybody = await opening.workers()
    if not everybody:
        return await desk.push_screen_wait(FirstWorker(opening, desk))
    free = tuple(worker for worker in everybody if not worker.account)
    while not free:
        await desk.push_screen_wait(Stranger(opening))
        free = tuple(worker for worker in await opening.workers() if not worker.account)
    return await desk.push_screen_wait(ChooseWorker(opening, desk, free))
