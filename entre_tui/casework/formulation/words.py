"""What the parts of a formulation are called."""

from __future__ import annotations

from entre_tui.locale import N_

TEXT_WORDS = {
    "hypothesis": N_("Working hypothesis"),
    "presenting": N_("Presenting: what it is about now"),
    "predisposing": N_("Predisposing: what lies behind"),
    "precipitating": N_("Precipitating: what set it off"),
    "perpetuating": N_("Perpetuating: what keeps it going"),
    "protective": N_("Protective: what holds against it"),
    "motivation": N_("Motivation, in the client's own words"),
}
CHAIN_WORDS = {
    "situation": N_("Situation"),
    "thoughts": N_("Thoughts"),
    "feelings": N_("Feelings"),
    "behaviour": N_("Behaviour"),
    "short_consequence": N_("At once"),
    "long_consequence": N_("In the long run"),
}
SECTION_WORDS = {
    "hypothesis": N_("Working hypothesis"),
    "needs": N_("Needs"),
    "chains": N_("Functional analysis"),
    "five_p": N_("Five Ps"),
    "responsivity": N_("Responsivity"),
    "readiness": N_("Readiness, motivation"),
    "map": N_("Map"),
}


def section_of(text: str) -> str:
    """The section a text stands in."""
    if text == "motivation":
        return "readiness"
    return "hypothesis" if text == "hypothesis" else "five_p"
