"""Commands of the case formulation and of the goals."""

from __future__ import annotations

from functools import partial

from entre_tui.commands.command import Command
from entre_tui.locale import N_

_formulation = partial(Command, place="client.formulation")
_versions = partial(Command, place="client.formulation.versions")
_map = partial(Command, place="client.formulation.map")
_goals = partial(Command, place="client.goals")


FORMULATION = [
    _formulation("formulation.read", "tab", "app.focus_next", N_("text"), N_("To the text, to read on, and back")),
    _versions("versions.read", "tab", "app.focus_next", N_("text"), N_("To what differs, to read on, and back")),
    _formulation("formulation.edit", "e", "edit", N_("write"), N_("Write the section at the mark"), footer=1),
    _formulation("formulation.map", "m", "map", N_("map"), N_("Draw the map need → theme → strategy → goal"), footer=2),
    _formulation("formulation.versions", "v", "versions", N_("versions"),
        N_("Earlier versions, and what differs"), footer=3),
    _formulation("formulation.clear", "d", "clear", N_("remove"), N_("Remove what the section says"), footer=4),
    _map("map.edit", "e", "edit", N_("join"), N_("Change the line at the mark, or join what is loose"), footer=1),
    _map("map.new", "n", "new", N_("new line"), N_("A further line from where the mark stands"), footer=2),
    _map("map.remove", "d", "remove", N_("take away"), N_("Take the line at the mark away"), footer=3),
    _versions("versions.fix", "space", "fix", N_("compare with this"),
        N_("Compare with the version at the mark"), footer=1),
    _versions("versions.back", "b", "put_back", N_("go back to this"),
        N_("Make what this version says count again"), footer=2),
]  # fmt: skip

GOALS = [
    _goals("goals.across", "tab", "app.focus_next", N_("steps"), N_("To the steps, and back to the goals")),
    _goals("goals.tick", "space", "tick", N_("tick"), N_("The step at its mark is done, or to do again"), footer=1),
    _goals("goals.new", "n", "new", N_("new goal"), N_("Write down a goal"), footer=2),
    _goals("goals.step", "i", "step", N_("step"), N_("Add a step to the goal"), footer=3),
    _goals("goals.rate", "p", "rate", N_("rate"), N_("Rate how far the goal has come"), footer=4),
    _goals("goals.edit", "e", "edit", N_("edit"), N_("Change the goal, the step or the note at the mark"), footer=5),
    _goals("goals.status", "x", "status", N_("status"), N_("Active, later, achieved, removed, active again"), footer=6),
    _goals("goals.levels", "l", "levels", N_("levels"), N_("Describe the five levels of the scale, and the weight")),
    _goals("goals.words", "w", "words", N_("staff's words"), N_("Write down a change that was seen")),
    _goals("goals.remove", "d", "remove", N_("remove"), N_("Remove the goal, the step or the note at the mark")),
    _goals("goals.unrate", "backspace", "unrate", N_("unrate"), N_("Take the last rating of the goal away")),
    _goals("goals.bank", "b", "bank", N_("goal bank"),
        N_("The office's phrases that are offered for goals"), supervisor=True),
]  # fmt: skip
