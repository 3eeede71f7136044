"""Consent and meetings by keyboard: given, documented, withdrawn, asked of a past day; refusals with a way out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from entre_tui.casework.collaboration.consent import document_consent
from tests.screens.at_desk import at, screen_text, typed, until
from tests.screens.conftest import Office
from tests.screens.group_office import HOSTILE, NEW, RAGNAR
from tests.screens.group_steps import consent_and_meetings, go, may_be_told, meeting_row, part, shows

SIZES = [(80, 24), (120, 40)]
PRISON, POLICE = ("agency", "prison"), ("agency", "police")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("client", [RAGNAR, NEW])
async def test_looks(
    group_office: Office, client: int, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with part(group_office, "consent", client, size) as pilot:
        assert screen_text(pilot.app) == snapshot


@pytest.mark.parametrize("size", SIZES)
async def test_form_looks(group_office: Office, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with part(group_office, "consent", RAGNAR, size) as pilot:
        await pilot.press("n")
        await at(pilot, "MeetingForm")
        assert screen_text(pilot.app) == snapshot


async def test_documented_with_one_key_and_taken_back(group_office: Office) -> None:
    async with part(group_office, "consent") as pilot:
        await go(pilot, POLICE)
        await shows(pilot, "document the consent")
        await pilot.press("p")
        await at(pilot, "Form")
        await pilot.press("ctrl+s")
        await at(pilot, "Consent")
        await shows(pilot, "May be told: Social services, Police, Prison")
        await pilot.press("u")
        await shows(pilot, "May be told: Social services, Prison")
        await pilot.press("p", "ctrl+s")
        await shows(pilot, "May be told: Social services, Police, Prison")
        await pilot.press("p")
        await shows(pilot, "This consent is documented already.")
    assert may_be_told(consent_and_meetings(group_office)) == {"social_services", "prison", "police"}
    assert may_be_told(consent_and_meetings(group_office, on=date(2025, 11, 26))) == {
        "social_services",
        "prison",
    }


async def test_withdrawn_and_asked_of_a_day_gone_by(group_office: Office) -> None:
    async with part(group_office, "consent") as pilot:
        await go(pilot, PRISON)
        await pilot.press("w")
        await at(pilot, "Form")
        await pilot.press("ctrl+s")
        await at(pilot, "Consent")
        await shows(pilot, "no: withdrawn")
        await pilot.press("v")
        await at(pilot, "Form")
        await _instead(pilot, "2025-10-03")
        await pilot.press("ctrl+s")
        await at(pilot, "Consent")
        await shows(pilot, "As of 3 Oct 2025")
        await shows(pilot, "May be told: Social services, Prison")
        await pilot.press("escape")
        await until(pilot, lambda: "As of" not in screen_text(pilot.app), "today")
        assert type(pilot.app.screen).__name__ == "Consent"


async def _instead(pilot: Pilot[Any], text: str) -> None:
    await pilot.press("end", *["backspace"] * 12)
    await typed(pilot, text)


async def test_consent_given(group_office: Office) -> None:
    async with part(group_office, "consent", NEW) as pilot:
        await pilot.press("y")
        await at(pilot, "Form")
        await pilot.press("6", "ctrl+s")
        await at(pilot, "Consent")
        await shows(pilot, "Nobody may be told: the consent is not documented")
        await shows(pilot, "no: not documented")
    (line,) = consent_and_meetings(group_office, NEW).consent.consents
    assert [str(agency) for agency in line.agencies] == ["police"]


async def test_a_refused_meeting_keeps_the_draft_and_shows_the_way_out(group_office: Office) -> None:
    async with part(group_office, "consent", NEW) as pilot:
        await pilot.press("n")
        await at(pilot, "MeetingForm")
        await pilot.press("tab", "tab", "tab", "8", "tab")
        await typed(pilot, "Eva")
        await pilot.press("ctrl+s")
        await at(pilot, "Choose")
        await shows(pilot, "Prison may not be told: there was no consent")
        await pilot.press("escape")
        await at(pilot, "MeetingForm")
        await shows(pilot, "Eva")
        await shows(pilot, "Prison may not be told")
        await pilot.press("ctrl+s")
        await at(pilot, "Choose")
        await pilot.press("1")
        await at(pilot, "Form")
        await pilot.press("tab", "tab", "tab", "tab")
        await typed(pilot, "today")
        await pilot.press("ctrl+s")
        await at(pilot, "Consent")
        await shows(pilot, "108 days (3–8 months)")
    view = consent_and_meetings(group_office, NEW)
    assert view.meetings.lines[0].participants == (("prison", "Eva"),)
    assert may_be_told(view) == {"prison"}


async def test_a_day_gone_by_cannot_be_mended_today(group_office: Office) -> None:
    async with part(group_office, "consent") as pilot:
        await pilot.press("n")
        await at(pilot, "MeetingForm")
        await _instead(pilot, "2025-11-21")
        await pilot.press("tab", "tab", "tab", "6", "ctrl+s")
        await at(pilot, "Choose")
        await shows(pilot, "does not change that day")
        assert "document the consent" not in screen_text(pilot.app)


async def test_a_stale_form_keeps_what_was_typed(group_office: Office) -> None:
    async with part(group_office, "consent") as pilot:
        await go(pilot, POLICE)
        await pilot.press("e")
        await at(pilot, "Form")
        await pilot.press("tab", "1")
        today = date(2025, 11, 27)
        await pilot.app.work(document_consent, 2, today, seen_version=1)  # type: ignore[attr-defined]
        await pilot.press("ctrl+s")
        await shows(pilot, "Anna Berg changed this")
        await shows(pilot, "● written")
        assert type(pilot.app.screen).__name__ == "Form"


async def test_conditions_answered_then_enrolled(group_office: Office) -> None:
    async with part(group_office, "consent", size=(120, 40)) as pilot:
        await shows(pilot, "not known yet: sentence long enough")
        await go(pilot, ("condition", "sentence_long_enough"))
        await pilot.press("e")
        await at(pilot, "Form")
        await pilot.press("tab", "1", "ctrl+s")
        await at(pilot, "Consent")
        await shows(pilot, "eligible (i enrols)")
        await pilot.press("i")
        await at(pilot, "Form")
        await shows(pilot, "All six conditions are met.")
        await pilot.press("ctrl+s")
        await at(pilot, "Consent")
        await shows(pilot, "Reintegration group: enrolled")
        await pilot.press("i")
        await shows(pilot, "in the reintegration group already")


async def test_it_says_which_condition_fails(group_office: Office) -> None:
    async with part(group_office, "consent", size=(120, 40)) as pilot:
        await go(pilot, ("condition", "medium_or_high_risk"))
        await pilot.press("e")
        await at(pilot, "Form")
        await pilot.press("1", "ctrl+s")
        await at(pilot, "Consent")
        await shows(pilot, "not eligible: medium or high risk")
        await pilot.press("i")
        await shows(pilot, "Not eligible: medium or high risk.")


async def test_hostile_words_do_nothing(group_office: Office) -> None:
    async with part(group_office, "consent", size=(120, 40)) as pilot:
        await go(pilot, meeting_row(pilot))
        await pilot.press("x")
        await at(pilot, "Form")
        await pilot.app.screen.run_action("app.focus_next")
        await typed(pilot, HOSTILE.replace("\x1b", "").replace("\x07", "").replace("\u202e", ""))
        await pilot.press("shift+tab")
        await typed(pilot, "[/x]")
        await pilot.press("ctrl+s")
        await at(pilot, "Consent")
        await shows(pilot, "☐ [/x] · ]52;c;aGVqBo [/x] [@click=app.exit]Ek evil")
