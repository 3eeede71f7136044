"""Commands of the case formulation and of the goals."""

from __future__ import annotations

from entre_tui.commands.command import Command
from entre_tui.locale import N_

_F, _MAP, _VERSIONS = "client.formulation", "client.formulation.map", "client.formulation.versions"
_G = "client.goals"

FORMULATION = [
    Command(
        "formulation.read", "tab", "app.focus_next", N_("text"), N_("To the text, to read on, and back"), _F
    ),
    Command(
        "versions.read",
        "tab",
        "app.focus_next",
        N_("text"),
        N_("To what differs, to read on, and back"),
        _VERSIONS,
    ),
    Command("formulation.edit", "e", "edit", N_("write"), N_("Write the section at the mark"), _F, footer=1),
    Command(
        "formulation.map",
        "m",
        "map",
        N_("map"),
        N_("Draw the map need → theme → strategy → goal"),
        _F,
        footer=2,
    ),
    Command(
        "formulation.versions",
        "v",
        "versions",
        N_("versions"),
        N_("Earlier versions, and what differs"),
        _F,
        footer=3,
    ),
    Command(
        "formulation.clear", "d", "clear", N_("remove"), N_("Remove what the section says"), _F, footer=4
    ),
    Command(
        "map.edit",
        "e",
        "edit",
        N_("join"),
        N_("Change the line at the mark, or join what is loose"),
        _MAP,
        footer=1,
    ),
    Command(
        "map.new", "n", "new", N_("new line"), N_("A further line from where the mark stands"), _MAP, footer=2
    ),
    Command(
        "map.remove", "d", "remove", N_("take away"), N_("Take the line at the mark away"), _MAP, footer=3
    ),
    Command(
        "versions.fix",
        "space",
        "fix",
        N_("compare with this"),
        N_("Compare with the version at the mark"),
        _VERSIONS,
        footer=1,
    ),
    Command(
        "versions.back",
        "b",
        "put_back",
        N_("go back to this"),
        N_("Make what this version says count again"),
        _VERSIONS,
        footer=2,
    ),
]

GOALS = [
    Command(
        "goals.across", "tab", "app.focus_next", N_("steps"), N_("To the steps, and back to the goals"), _G
    ),
    Command(
        "goals.tick",
        "space",
        "tick",
        N_("tick"),
        N_("The step at its mark is done, or to do again"),
        _G,
        footer=1,
    ),
    Command("goals.new", "n", "new", N_("new goal"), N_("Write down a goal"), _G, footer=2),
    Command("goals.step", "i", "step", N_("step"), N_("Add a step to the goal"), _G, footer=3),
    Command("goals.rate", "p", "rate", N_("rate"), N_("Rate how far the goal has come"), _G, footer=4),
    Command(
        "goals.edit",
        "e",
        "edit",
        N_("edit"),
        N_("Change the goal, the step or the note at the mark"),
        _G,
        footer=5,
    ),
    Command(
        "goals.status",
        "x",
        "status",
        N_("status"),
        N_("Active, later, achieved, removed, active again"),
        _G,
        footer=6,
    ),
    Command(
        "goals.levels",
        "l",
        "levels",
        N_("levels"),
        N_("Describe the five levels of the scale, and the weight"),
        _G,
    ),
    Command("goals.words", "w", "words", N_("staff's words"), N_("Write down a change that was seen"), _G),
    Command(
        "goals.remove",
        "d",
        "remove",
        N_("remove"),
        N_("Remove the goal, the step or the note at the mark"),
        _G,
    ),
    Command(
        "goals.unrate", "backspace", "unrate", N_("unrate"), N_("Take the last rating of the goal away"), _G
    ),
    Command(
        "goals.bank",
        "b",
        "bank",
        N_("goal bank"),
        N_("The office's phrases that are offered for goals"),
        _G,
        supervisor=True,
    ),
]
