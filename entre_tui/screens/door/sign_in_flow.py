"""The way in: from a closed file to a person who is known, screen after screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entre_tui.door.opening.opening import Opening
from entre_tui.door.states import Door
from entre_tui.widgets.base.app_contract import AppContract

if TYPE_CHECKING:
    from entre_tui.casework.core.base import Actor
    from entre_tui.screens.core.base_screen import BaseScreen


async def come_in(desk: AppContract, opening: Opening) -> Actor:
    """Ask what has to be asked until the file is open and the person known."""
    await opening.wait_until_settled()
    actor = None
    while actor is None:
        while opening.door is not Door.OPEN:
            await _one_step(desk, opening)
        actor = await opening.sign_in(desk.now())
        if actor is None and opening.door is Door.OPEN:
            actor = await _who(desk, opening)
    return actor


async def _one_step(desk: AppContract, opening: Opening) -> None:
    # Whoever has to be asked for the way in is locked out already.
    desk.lock_wanted = False
    if opening.door is Door.NEW:
        await _first_run(desk, opening)
    elif opening.door is Door.ASK:
        from entre_tui.screens.door.unlock import Unlock

        await desk.push_screen_wait(Unlock(opening))
        await _renew(desk, opening)
    else:
        from entre_tui.screens.door.cannot_open import CannotOpenScreen

        if await desk.push_screen_wait(CannotOpenScreen(opening)):
            opening.begin()
            await opening.wait_until_settled()
        else:
            opening.start_anew()


async def _first_run(desk: AppContract, opening: Opening) -> None:
    from entre_tui.screens.door.first_run import FirstRun, OfferKeyring, RecoveryKey

    recovery = await desk.push_screen_wait(FirstRun(opening))
    if not recovery:
        await opening.wait_until_settled()
        return
    await desk.push_screen_wait(RecoveryKey(recovery))
    if await opening.keyring_usable():
        await desk.push_screen_wait(OfferKeyring(opening))


async def _renew(desk: AppContract, opening: Opening) -> None:
    """Whoever came by the recovery key has no passphrase any more: it is not to be needed every day."""
    from entre_tui.door.jobs.recovery_key import by_recovery_key, forgetful

    if not by_recovery_key(opening):
        return
    from entre_tui.screens.door.new_passphrase import ForgottenPassphrase, NewPassphrase

    owners = await forgetful(opening)
    owner = owners[0] if len(owners) == 1 else await desk.push_screen_wait(ForgottenPassphrase(owners))
    await desk.push_screen_wait(NewPassphrase(opening, owner))


async def _who(desk: AppContract, opening: Opening) -> Actor:
    from entre_tui.screens.door.choose_worker import ChooseWorker, FirstWorker, UnknownAccount

    everybody = await opening.workers()
    if not everybody:
        return await desk.push_screen_wait(FirstWorker(opening, desk))
    free = tuple(worker for worker in everybody if not worker.account)
    while not free:
        await desk.push_screen_wait(UnknownAccount(opening))
        free = tuple(worker for worker in await opening.workers() if not worker.account)
    return await desk.push_screen_wait(ChooseWorker(opening, desk, free))


async def found_unsaved(first: BaseScreen) -> None:
    """Tell what was being written when the program last ended, as soon as the first place stands."""
    await first.has_come()
    await first.app.wait_until_open()
    from entre_tui.screens.door.unsaved_drafts import tell_of_unsaved

    await tell_of_unsaved(first.app)
