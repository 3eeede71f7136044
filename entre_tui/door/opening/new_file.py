"""Making a case file: the rules a new passphrase has to meet, the keys, the file."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from entre_tui.door.opening.opening import Opening
from entre_tui.door.process.this_computer import as_case_file
from entre_tui.door.states import Door, OpeningProblem, Rule, SecretRefused
from entre_tui.locale import _


def rules(opening: Opening, typed: str) -> list[Rule]:
    """What is still wrong with a new passphrase; one met rule if nothing is."""
    from entre_tui.security.keys.passphrase import problems

    wrong = problems(typed, user=opening.account, file_name=opening.path.stem)
    return [Rule(words, False) for words in wrong] or [
        Rule(_("The passphrase is long and rare enough"), True)
    ]


def lies_there(typed: str) -> Path | None:
    """The case file that lies at the place typed, if one does: it is opened and not made."""
    path = as_case_file(typed.strip()) if typed.strip() else None
    return path if path is not None and os.path.isfile(path) else None


async def make(opening: Opening, path: str, passphrase: str) -> str:
    """Make the file and its keys, and open it; the recovery key, to be shown once. Refused if it cannot be."""
    if not path.strip():
        raise SecretRefused(_("Write where the file is to lie."))
    opening.path = as_case_file(path.strip())
    return await asyncio.to_thread(_make, opening, passphrase)


def _make(opening: Opening, passphrase: str) -> str:
    from entre_tui.security import vault
    from entre_tui.security.errors import SecurityError
    from entre_tui.security.keys.kdf import DEFAULT

    path = opening.path
    if os.path.lexists(path):
        raise SecretRefused(_("There is already a file at {path}. Choose another name.").format(path=path))
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        key, recovery = vault.create(path, passphrase, opening.account, kdf=opening.kdf or DEFAULT)
    except SecurityError as error:
        raise SecretRefused(str(error)) from error
    except OSError as error:
        said = _("The folder {path} cannot be made: {reason}")
        raise SecretRefused(said.format(path=path.parent, reason=error.strerror or "")) from error
    door = opening.open_with(key, create=True)
    if door is not Door.OPEN:
        vault.sidecar(path).unlink(missing_ok=True)
        raise SecretRefused((opening.problem or OpeningProblem("")).words())
    opening.door = door
    return recovery
