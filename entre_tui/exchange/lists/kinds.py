"""Every kind of list that can come in."""

from __future__ import annotations

from entre_tui.exchange.lists.clients import CLIENTS, ENROLMENTS
from entre_tui.exchange.lists.course import APPOINTMENTS, SESSIONS
from entre_tui.exchange.lists.release import CHECKLIST, CONSENTS, GOALS, MEETINGS

# Clients first: everything else hangs on them; sessions before appointments, which look for their session.
KINDS = (CLIENTS, ENROLMENTS, SESSIONS, APPOINTMENTS, GOALS, CHECKLIST, CONSENTS, MEETINGS)
