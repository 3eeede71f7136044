"""The first start: where the encrypted file lies, the first passphrase, the recovery key, the keyring."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from entre_tui.door.new_file import make, rules
from entre_tui.door.opening import Opening
from entre_tui.door.states import Refused
from entre_tui.locale import N_, _
from entre_tui.screens.door_screen import DoorScreen
from entre_tui.widgets.line_input import LineInput
from entre_tui.widgets.secret import SecretInput

OK, NOT_YET = "✓", "·"


class FirstRun(DoorScreen[str]):
    """Makes the file; dismisses with the recovery key, to be shown once."""

    TITLE_WORDS = N_("A new case file")

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self.opening = opening
        self._making = False

    def compose_door(self) -> ComposeResult:
        """Place, passphrase, passphrase again, and the rules as they are met."""
        yield self.words(
            _(
                "There is no case file yet. Everything in it is encrypted; "
                "without the passphrase or the recovery key nobody can read it."
            )
        )
        yield self.label(_("Where the file is to lie"))
        yield LineInput(str(self.opening.path), id="path")
        yield self.label(_("Passphrase: a sentence only you would think of"))
        yield SecretInput(id="first")
        yield self.label(_("The same passphrase again"))
        yield SecretInput(id="second")
        yield Static(id="rules", markup=False)

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("enter", _("next line, then make the file")),
            ("tab", _("next line")),
            ("ctrl+q", _("leave")),
        ]

    def on_mount(self) -> None:
        """The place is filled in; the passphrase is what is wanted."""
        self.query_one("#first").focus()
        self._show_rules()

    def on_input_changed(self) -> None:
        """Each letter may meet a rule."""
        self._show_rules()

    def _show_rules(self) -> None:
        typed, again = self.value("#first"), self.value("#second")
        lines = [(rule.met, rule.words) for rule in rules(self.opening, typed)]
        lines.append((bool(typed) and typed == again, _("Both lines are the same")))
        parts = [Content(f"{OK if met else NOT_YET} {words}") for met, words in lines]
        self.query_one("#rules", Static).update(Content("\n").join(parts))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes down, and on the last line makes the file."""
        if event.input.id == "second":
            self._make()
        else:
            self.focus_next()

    @work
    async def _make(self) -> None:
        if self._making:
            return
        typed = self.value("#first")
        if not all(rule.met for rule in rules(self.opening, typed)):
            self.tell(_("The passphrase does not meet every rule yet."))
            self.query_one("#first").focus()
            return
        if typed != self.value("#second"):
            self.tell(_("The two lines are not the same."))
            return
        self._making = True
        self.tell(_("Making the file …"))
        try:
            recovery = await make(self.opening, self.value("#path"), typed)
        except Refused as refused:
            self.tell(str(refused))
        else:
            self.dismiss(recovery)
        finally:
            self._making = False


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
        Binding("y,j", "dismiss(True)", show=False),
        Binding("n,enter,escape", "dismiss(False)", show=False),
    ]

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
