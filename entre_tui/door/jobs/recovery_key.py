"""A forgotten passphrase: the recovery key has opened the file, and its owner gets a new one."""

from __future__ import annotations

import asyncio

from entre_tui.door.opening.opening import Opening
from entre_tui.door.states import Door, SecretRefused


def by_recovery_key(opening: Opening) -> bool:
    """Whether it was the printed key that opened the file."""
    from entre_tui.security.keys.slots import SlotKind

    return opening.door is Door.OPEN and opening.asks and opening.key.kind == SlotKind.RECOVERY


async def forgetful(opening: Opening) -> tuple[str, ...]:
    """Whose passphrase it can be that was forgotten: this account's own if it has one, else anybody's."""
    from entre_tui.security.keys.slots import SlotKind
    from entre_tui.security.vault import openings

    ways = await asyncio.to_thread(openings, opening.path)
    owners = tuple(way.owner for way in ways if way.kind is SlotKind.PASSPHRASE)
    return (opening.account,) if opening.account in owners else owners


async def renew(opening: Opening, owner: str, passphrase: str) -> None:
    """Give the person a new passphrase, and go on as that person. Refused if the key file does not take it."""
    from entre_tui.security.errors import SecurityError
    from entre_tui.security.keys.kdf import DEFAULT
    from entre_tui.security.vault import replace_passphrase

    kdf = opening.kdf or DEFAULT
    try:
        await asyncio.to_thread(replace_passphrase, opening.path, opening.key, owner, passphrase, kdf=kdf)
    except SecurityError as error:
        raise SecretRefused(str(error)) from error
    opening.key.owner = opening.owner = owner
    opening.note_event("change", f"passphrase of {owner}")
