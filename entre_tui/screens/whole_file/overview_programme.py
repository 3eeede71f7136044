"""What is done with a client's programmes from the overview: enrol, phases, themes, agreements, the end."""

from __future__ import annotations

from collections.abc import Callable

from entre_tui.casework.core.programmes import plan_of
from entre_tui.casework.programme import enrolments
from entre_tui.casework.whole_file.overview import Overview as Seen
from entre_tui.casework.whole_file.overview import ProgrammeBrief
from entre_tui.locale import _
from entre_tui.programmes.model import Programme
from entre_tui.screens.client.client_part import ClientPart


class OverviewProgramme(ClientPart):
    """A part that knows the client's programmes, in `seen`."""

    _seen: Seen | None = None

    @property
    def last_seen(self) -> Seen:
        """What was read; every command waits until there is something."""
        assert self._seen is not None
        return self._seen

    def why_no_programme(self, name: str) -> str | None:
        """Why this cannot be done with the client's programmes; None for what is none of theirs."""
        wants = {"theme": self._with_themes, "agreement": self._with_agreements}
        if name == "end" and not self.last_seen.programmes:
            return _("The client is in no programme: i enrols.")
        if name in ("phase", "lead", *wants) and not self.last_seen.open_programmes:
            return _("The client is in no programme: i enrols.")
        if name in wants and not wants[name]:
            return _NOTHING[name]()
        return None

    @property
    def _with_themes(self) -> list[ProgrammeBrief]:
        from entre_tui.screens.programme.programme_form import themes_to_add

        return [one for one in self.last_seen.open_programmes if themes_to_add(one.enrolment)]

    @property
    def _with_agreements(self) -> list[ProgrammeBrief]:
        return [
            one
            for one in self.last_seen.open_programmes
            if (plan := _plan(one)) and plan.rules.agreement_revision_months is not None
        ]

    def action_enrol(self) -> None:
        from entre_tui.screens.programme.programme_form import enrol

        enrol(self, self.last_seen)

    def action_phase(self) -> None:
        from entre_tui.screens.programme.programme_form import ask_which, change_phase

        ask_which(
            self,
            _("Phase of which?"),
            self.last_seen.open_programmes,
            lambda one: change_phase(self, self.last_seen, one),
        )

    def action_end(self) -> None:
        """An open programme ends; with none open, one that has ended opens again."""
        from entre_tui.screens.programme.programme_form import ask_which, end_programme

        if self.last_seen.open_programmes:
            ask_which(
                self,
                _("Which ends?"),
                self.last_seen.open_programmes,
                lambda one: end_programme(self, self.client_id, one.enrolment),
            )
        else:
            ask_which(self, _("Open which again?"), self.last_seen.programmes, self._reopen)

    def _reopen(self, one: ProgrammeBrief) -> None:
        async def reopen() -> None:
            enrolment = one.enrolment
            await self.app.do(enrolments.reopen_enrolment, enrolment.id, seen_version=enrolment.version)

        self.run_worker(reopen())

    def action_theme(self) -> None:
        from entre_tui.screens.programme.programme_form import add_theme, ask_which

        ask_which(self, _("Theme for which?"), self._with_themes, lambda one: add_theme(self, one.enrolment))

    async def action_lead(self) -> None:
        from entre_tui.screens.programme.lead_form import ask_lead

        await ask_lead(self, self.client_id)

    def action_agreement(self) -> None:
        from entre_tui.screens.programme.agreement_form import ask_agreement
        from entre_tui.screens.programme.programme_form import ask_which

        ask_which(
            self,
            _("Agreement in which?"),
            self._with_agreements,
            lambda one: ask_agreement(self, self.client_id, one),
        )


def _plan(one: ProgrammeBrief) -> Programme | None:
    return plan_of(one.enrolment.programme, one.enrolment.programme_version)


_NOTHING: dict[str, Callable[[], str]] = {
    "theme": lambda: _("There is no theme of another version to add."),
    "agreement": lambda: _("This programme has no mentoring agreement."),
}
