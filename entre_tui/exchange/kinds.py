"""Every kind of list that can come in."""

from __future__ import annotations

from entre_tui.exchange.client_lists import CLIENTS, ENROLMENTS
from entre_tui.exchange.course_lists import APPOINTMENTS, SESSIONS
from entre_tui.exchange.release_lists import CHECKLIST, CONSENTS, GOALS, MEETINGS

# Clients first: everything else hangs on them; sessions before appointments, which look for their session.
KINDS = (CLIENTS, ENROLMENTS, SESSIONS, APPOINTMENTS, GOALS, CHECKLIST, CONSENTS, MEETINGS)
