"""A new passphrase, typed twice beside the rules it has to meet: at the first start, and after the recovery key."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from entre_tui.door.jobs.recovery_key import renew
from entre_tui.door.opening.new_file import rules
from entre_tui.door.opening.opening import Opening
from entre_tui.door.states import SecretRefused
from entre_tui.locale import N_, _
from entre_tui.screens.door.door_screen import AnswerList, DoorScreen
from entre_tui.widgets.form.password_input import SecretInput

OK, NOT_YET = "✓", "·"
T = TypeVar("T")


class NewPassphraseLines(DoorScreen[T]):
    """Two lines for a new passphrase; `take` gets it once both are the same and every rule is met."""

    WORKING: ClassVar[str] = N_("Sealing the key …")

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self.opening = opening
        self._busy = False

    def compose_passphrase(self) -> ComposeResult:
        """The two lines, and the rules as they are met."""
        yield self.label(_("Passphrase: a sentence only you would think of"))
        yield SecretInput(id="first")
        yield self.label(_("The same passphrase again"))
        yield SecretInput(id="second")
        yield Static(id="rules", markup=False)

    async def take(self, passphrase: str) -> None:
        """Do with it what this door is for; Refused says why not."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """The passphrase is what is wanted first."""
        self.query_one("#first").focus()
        self._show_rules()

    def on_input_changed(self) -> None:
        """Each letter may meet a rule; what was said about the last try is over."""
        self._show_rules()
        if not self._busy:
            self.tell("")

    def _show_rules(self) -> None:
        typed, again = self.value("#first"), self.value("#second")
        lines = [(rule.met, rule.words) for rule in rules(self.opening, typed)]
        lines.append((bool(typed) and typed == again, _("Both lines are the same")))
        parts = [Content(f"{OK if met else NOT_YET} {words}") for met, words in lines]
        self.query_one("#rules", Static).update(Content("\n").join(parts))

    def _rare_enough(self) -> bool:
        met = all(rule.met for rule in rules(self.opening, self.value("#first")))
        self.tell("" if met else _("The passphrase does not meet every rule yet."))
        return met

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes down once the line will do, and on the last line takes the passphrase."""
        if event.input.id == "second":
            self._finish()
        elif self.will_do(event.input):
            self.focus_next()

    def will_do(self, line: Input) -> bool:
        """Whether there is nothing more to say to this line."""
        return line.id != "first" or self._rare_enough()

    @work
    async def _finish(self) -> None:
        if self._busy:
            return
        if not self._rare_enough():
            self.query_one("#first").focus()
            return
        typed = self.value("#first")
        if typed != self.value("#second"):
            self.tell(_("The two lines are not the same."))
            return
        self._busy = True
        self.tell(_(self.WORKING))
        try:
            await self.take(typed)
        except SecretRefused as refused:
            self.tell(str(refused))
        finally:
            self._busy = False


class NewPassphrase(NewPassphraseLines[bool]):
    """After the recovery key: a successor for the forgotten passphrase, so that the paper goes back into its safe."""

    TITLE_WORDS = N_("A new passphrase")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(False)", show=False)]

    def __init__(self, opening: Opening, owner: str) -> None:
        super().__init__(opening)
        self._owner = owner

    def compose_door(self) -> ComposeResult:
        """Whose it is, and the two lines."""
        said = _(
            "The recovery key opened the file. Choose a new passphrase for {name}; the forgotten one opens nothing "
            "any more. The recovery key goes on working: put the paper back into its safe."
        )
        yield self.words(said.format(name=self._owner))
        yield from self.compose_passphrase()

    def keys(self) -> list[tuple[str, str]]:
        return [("enter", _("next line, then take it")), ("esc", _("not now")), ("ctrl+q", _("leave"))]

    async def take(self, passphrase: str) -> None:
        """The same person, from now on with this passphrase."""
        await renew(self.opening, self._owner, passphrase)
        self.dismiss(True)


class ForgottenPassphrase(DoorScreen[str]):
    """The recovery key opens for everybody: whose passphrase was forgotten? Dismisses with the name."""

    TITLE_WORDS = N_("Whose passphrase was forgotten?")

    def __init__(self, owners: tuple[str, ...]) -> None:
        super().__init__()
        self._owners = owners

    def compose_door(self) -> ComposeResult:
        """Everybody who has one."""
        yield AnswerList(*((owner, owner) for owner in self._owners), id="owners")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """This one's."""
        self.dismiss(str(event.option.id))
