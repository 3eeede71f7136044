"""The first start: where the encrypted file lies, the first passphrase, the recovery key, the keyring."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from entre_tui.door.opening.new_file import lies_there, make
from entre_tui.door.opening.opening import Opening
from entre_tui.locale import N_, _
from entre_tui.screens.door.door_screen import DoorScreen
from entre_tui.screens.door.new_passphrase import NewPassphraseLines
from entre_tui.widgets.base.line_input import LineInput


class FirstRun(NewPassphraseLines[str]):
    """Makes the file; dismisses with the recovery key, to be shown once, or with nothing where one lies already."""

    TITLE_WORDS = N_("A new case file")
    WORKING = N_("Making the file …")

    def compose_door(self) -> ComposeResult:
        """Place, passphrase, passphrase again, and the rules as they are met."""
        yield self.words(
            _(
                "There is no case file yet. Everything in it is encrypted; "
                "without the passphrase or the recovery key nobody can read it."
            )
        )
        yield self.label(_("Where to put the file; if your office already has one, where that is"))
        yield LineInput(str(self.opening.path), id="path")
        yield from self.compose_passphrase()

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("enter", _("next line, then make the file")),
            ("tab", _("next line")),
            ("ctrl+q", _("leave")),
        ]

    def will_do(self, line: Input) -> bool:
        """As for every new passphrase; but a file that lies there already is opened."""
        there = lies_there(line.value) if line.id == "path" else None
        if there is not None:
            self.opening.begin_at(there)
            self.dismiss("")
        return there is None and super().will_do(line)

    async def take(self, passphrase: str) -> None:
        """Make the file with it."""
        self.dismiss(await make(self.opening, self.value("#path"), passphrase))


class RecoveryKey(DoorScreen[bool]):
    """Shows the recovery key this once; its last group proves that it was written down."""

    TITLE_WORDS = N_("The recovery key")

    def __init__(self, recovery: str) -> None:
        super().__init__()
        self._recovery = recovery

    def compose_door(self) -> ComposeResult:
        """The key in large groups, what it is for, and the line that proves it is on paper."""
        groups = self._recovery.split("-")
        half = (len(groups) + 1) // 2
        shown = "\n".join(["   ".join(groups[:half]), "   ".join(groups[half:])])
        yield self.words(
            _("Write this down on paper now, and keep the paper in a safe. It is shown only this once.")
        )
        yield Static(Content.styled(shown, "bold"), id="key")
        yield self.words(
            _("It opens the file if the passphrase is forgotten. Whoever has it can read everything.")
        )
        yield self.label(_("Type the last group, to show that it is on the paper"))
        yield LineInput(id="last")

    def keys(self) -> list[tuple[str, str]]:
        return [("enter", _("it is written down")), ("ctrl+q", _("leave"))]

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Only the right group lets the key go."""
        if event.value.strip() == self._recovery.split("-")[-1]:
            self._recovery = ""
            self.dismiss(True)
        else:
            self.tell(_("That is not the last group. Compare it with your paper."))


class OfferKeyring(DoorScreen[bool]):
    """Whether this computer may remember the key in its own keyring."""

    TITLE_WORDS = N_("Open without the passphrase?")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,j", "use", show=False),
        Binding("n,enter,escape", "dismiss(False)", show=False),
    ]

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self.opening = opening

    def compose_door(self) -> ComposeResult:
        """What it means, and that it is no must."""
        yield self.words(
            _(
                "This computer has a keyring that is unlocked when you sign in to it. "
                "With its help Entré opens without asking."
            )
        )
        yield self.words(
            _("The passphrase goes on working, and is still asked for after the screen was locked.")
        )

    def keys(self) -> list[tuple[str, str]]:
        return [("y", _("use the keyring")), ("n", _("ask for the passphrase each time"))]

    @work(exclusive=True)
    async def action_use(self) -> None:
        """Ask the keyring; if it does not take the key, say why and stay."""
        self.tell(_("Asking the keyring …"))
        why_not = await self.opening.use_keyring()
        if why_not:
            self.tell(why_not)
        else:
            self.dismiss(True)
