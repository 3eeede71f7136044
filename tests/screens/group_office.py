"""A small office with clients before and after release, for the tests of reintegration, consent and meetings."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from entre_tui.casework.collaboration import consent, meeting_tasks, meetings
from entre_tui.casework.collaboration.consent import ConsentDetails
from entre_tui.casework.collaboration.meeting_tasks import TaskDetails
from entre_tui.casework.collaboration.meetings import MeetingDetails
from entre_tui.casework.reintegration import reintegration
from entre_tui.casework.reintegration.details import ItemDetails
from entre_tui.storage.thread.store import Store
from tests.screens.at_desk import NOON
from tests.screens.daily_office import Maker

RAGNAR, NEW = 1, 2
HOSTILE = "\x1b]52;c;aGVq\x07Bo [/x] [@click=app.exit]Ek \u202eevil"
MARCH = NOON - timedelta(days=75)


def make_group_office(path: Path, key_hex: str) -> None:
    """Ragnar is out in March and has had a meeting; of the other one nothing is written yet."""
    store = Store.open(path, key_hex, create=True)
    maker = Maker(store)
    ragnar = maker.client(
        "Ragnar",
        "Möller",
        legal_status="prison",
        release_on=date(2026, 3, 15),
        risk="medium",
        expulsion=False,
        motivated=True,
    )
    maker.client("Nora", "Åberg", legal_status="prison", release_on=date(2026, 3, 15))
    for area, details in _areas().items():
        maker.do(reintegration.edit_item, ragnar, area, details, seen_version=0)
    given = ConsentDetails(MARCH.date(), ("prison", "social_services"), waiver_explained=True)
    number = maker.do(consent.give_consent, ragnar, given, now=MARCH).record_id
    later = MARCH + timedelta(days=8)
    maker.do(consent.document_consent, number, later.date(), now=later, seen_version=1)
    maker.do(consent.give_consent, ragnar, ConsentDetails(date(2025, 11, 20), ("police",), "oral"))
    meeting = MeetingDetails(
        date(2025, 10, 3),
        (("prison", "Eva Ek"), ("social_services", "")),
        decisions="The municipality looks for a flat.\nThe prison books the debt adviser.",
    )
    held = maker.do(meetings.record_meeting, ragnar, meeting).record_id
    for what, area, who, due in (
        ("Find a flat in Mölndal", "accommodation", "Social services", date(2025, 11, 20)),
        ("Book the adviser", "debt_advice", "Prison", date(2025, 12, 3)),
        ("Tell the sister", "", "Case worker", None),
    ):
        maker.do(meeting_tasks.add_task, held, TaskDetails(what, area, who, due))
    store.close()


def _areas() -> dict[str, ItemDetails]:
    return {
        "accommodation": ItemDetails(
            "yes",
            "in_progress",
            "Social services",
            "Lena, 031-365 00 00",
            weeks_before_release=8,
            in_custody="Apply for a flat\nand for a guarantor.",
            after_release="Support in the home twice a week.",
        ),
        "employment": ItemDetails(
            "yes", "arranged", "Arbetsförmedlingen", outcome_at_release="work_training"
        ),
        "debt_advice": ItemDetails("yes", "not_started", due_on=date(2025, 11, 24)),
        "support_contact": ItemDetails("none"),
        "mental_health": ItemDetails("yes", "planned", HOSTILE, notes=HOSTILE),
    }
