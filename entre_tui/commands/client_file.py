"""Commands of a client's file: its parts, and what each part can do."""

from __future__ import annotations

from functools import partial

from entre_tui.commands.collaboration import COLLABORATION
from entre_tui.commands.command import Command
from entre_tui.commands.overview import EVERYWHERE, FILE_LOOK
from entre_tui.commands.treatment import FORMULATION, GOALS
from entre_tui.locale import N_

_client = partial(Command, place="client")

# Each names a part in `screens.client_parts.PARTS`, in the same order: Command("part.goals", "g", "part('goals')", …).
PARTS: list[Command] = [
    _client("part.overview", "o", "part('overview')", N_("overview"), N_("Overview")),
    _client("part.formulation", "f", "part('formulation')", N_("formulation"), N_("Case formulation")),
    _client("part.goals", "g", "part('goals')", N_("goals"), N_("Goals")),
    _client("part.sessions", "s", "part('sessions')", N_("sessions"), N_("Sessions")),
    _client("part.appointments", "a", "part('appointments')", N_("appointments"), N_("Appointments")),
    _client("part.reintegration", "r", "part('reintegration')", N_("reintegration"), N_("Reintegration")),
    _client("part.consent", "c", "part('consent')", N_("consent"), N_("Consent and meetings")),
    _client("part.timeline", "t", "part('timeline')", N_("timeline"), N_("Timeline")),
]  # fmt: skip

FILE = [
    *EVERYWHERE,
    _client("client.next", "ctrl+n", "neighbour(1)", N_("next client"),
        N_("The same part of the next client in the list")),
    _client("client.previous", "ctrl+b", "neighbour(-1)", N_("client before"),
        N_("The same part of the client before in the list")),
    _client("client.back", "escape", "back", N_("back"), N_("Back to exactly where you were"), footer=90),
]  # fmt: skip

# What one part can do; `place` is "client.<part>".
IN_PARTS: list[Command] = [*FILE_LOOK, *FORMULATION, *GOALS, *COLLABORATION]
