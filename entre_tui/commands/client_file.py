"""Commands of a client's file: its parts, and what each part can do."""

from __future__ import annotations

from entre_tui.commands.collaboration import COLLABORATION
from entre_tui.commands.command import Command
from entre_tui.commands.overview import EVERYWHERE, FILE_LOOK
from entre_tui.commands.treatment import FORMULATION, GOALS
from entre_tui.locale import N_

# Each names a part in `screens.client_parts.PARTS`, in the same order: Command("part.goals", "g", "part('goals')", …).
PARTS: list[Command] = [
    Command("part.overview", "o", "part('overview')", N_("overview"), N_("Overview"), "client"),
    Command(
        "part.formulation", "f", "part('formulation')", N_("formulation"), N_("Case formulation"), "client"
    ),
    Command("part.goals", "g", "part('goals')", N_("goals"), N_("Goals"), "client"),
    Command("part.sessions", "s", "part('sessions')", N_("sessions"), N_("Sessions"), "client"),
    Command(
        "part.appointments", "a", "part('appointments')", N_("appointments"), N_("Appointments"), "client"
    ),
    Command(
        "part.reintegration", "r", "part('reintegration')", N_("reintegration"), N_("Reintegration"), "client"
    ),
    Command("part.consent", "c", "part('consent')", N_("consent"), N_("Consent and meetings"), "client"),
    Command("part.timeline", "t", "part('timeline')", N_("timeline"), N_("Timeline"), "client"),
]

FILE = [
    *EVERYWHERE,
    Command(
        "client.next",
        "ctrl+n",
        "neighbour(1)",
        N_("next client"),
        N_("The same part of the next client in the list"),
        "client",
    ),
    Command(
        "client.previous",
        "ctrl+b",
        "neighbour(-1)",
        N_("client before"),
        N_("The same part of the client before in the list"),
        "client",
    ),
    Command(
        "client.back", "escape", "back", N_("back"), N_("Back to exactly where you were"), "client", footer=90
    ),
]

# What one part can do; `place` is "client.<part>".
IN_PARTS: list[Command] = [*FILE_LOOK, *FORMULATION, *GOALS, *COLLABORATION]
