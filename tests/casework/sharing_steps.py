"""Steps that the tests of consent and of meetings share."""

from __future__ import annotations

from datetime import date

from entre_tui.casework.collaboration import consent, meetings
from entre_tui.casework.collaboration.collaboration import CollaborationView, collaboration
from entre_tui.casework.collaboration.consent import ConsentDetails
from entre_tui.casework.collaboration.consent_views import AgencyLine
from entre_tui.casework.collaboration.meetings import MeetingDetails
from entre_tui.casework.core.base import Acting


def given(
    acting: Acting, client: int, *agencies: str, on: date | None = None, documented: date | None = None
) -> int:
    """A consent that names these agencies; gives its id."""
    details = ConsentDetails(on or acting.now.date(), agencies or ("prison",), documented_on=documented)
    done = consent.give_consent(acting, client, details)
    assert done.record_id is not None
    return done.record_id


def met(acting: Acting, client: int, *agencies: str, on: date | None = None) -> int:
    """A meeting that was held with these agencies; gives its id."""
    details = MeetingDetails(on or acting.now.date(), tuple((agency, "") for agency in agencies))
    done = meetings.record_meeting(acting, client, details)
    assert done.record_id is not None
    return done.record_id


def seen(acting: Acting, client: int, on: date | None = None) -> CollaborationView:
    """Consent and meetings as they are read."""
    return collaboration(acting, client, on)


def told(acting: Acting, client: int, agency: str, on: date | None = None) -> AgencyLine:
    """Whether an agency may be told, as of a day."""
    lines = seen(acting, client, on).consent.agencies
    return next(line for line in lines if line.agency == agency)
