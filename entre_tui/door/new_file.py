"""Making a case file: the rules a new passphrase has to meet, the keys, the file."""

from __future__ import annotations

import asyncio
from pathlib import Path

from entre_tui.door.opening import Opening
from entre_tui.door.states import Door, Problem, Refused, Rule
from entre_tui.locale import _


def rules(opening: Opening, typed: str) -> list[Rule]:
    """What is still wrong with a new passphrase; one met rule if nothing is."""
    from entre_tui.security.passphrase import problems

    wrong = problems(typed, user=opening.account, file_name=opening.path.stem)
    return [Rule(words, False) for words in wrong] or [
        Rule(_("The passphrase is long and rare enough"), True)
    ]


async def make(opening: Opening, path: str, passphrase: str) -> str:
    """Make the file and its keys, and open it; the recovery key, to be shown once. Refused if it cannot be."""
    if not path.strip():
        raise Refused(_("Write where the file is to lie."))
    opening.path = Path(path.strip()).expanduser().absolute()
    return await asyncio.to_thread(_make, opening, passphrase)


def _make(opening: Opening, passphrase: str) -> str:
    from entre_tui.security import vault
    from entre_tui.security.errors import SecurityError
    from entre_tui.security.kdf import DEFAULT

    path = opening.path
    if path.exists():
        raise Refused(_("There is already a file at {path}. Choose another name.").format(path=path))
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        key, recovery = vault.create(path, passphrase, opening.account, kdf=opening.kdf or DEFAULT)
    except SecurityError as error:
        raise Refused(str(error)) from error
    except OSError as error:
        said = _("The folder {path} cannot be made: {reason}")
        raise Refused(said.format(path=path.parent, reason=error.strerror or "")) from error
    door = opening.open_with(key, create=True)
    if door is not Door.OPEN:
        vault.sidecar(path).unlink(missing_ok=True)
        problem = opening.problem or Problem("")
        raise Refused(f"{problem.message} {problem.advice}".strip())
    opening.door = door
    opening.made = True
    return recovery
