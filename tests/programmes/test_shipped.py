"""The definitions that are shipped say what their sources say (docs/casework.md 2)."""

from __future__ import annotations

import pytest

from entre_tui.programmes.model import CONDITIONS, NEEDS, Programme
from entre_tui.programmes.reader import SHIPPED, load
from entre_tui.rules.codes import Need
from entre_tui.rules.eligibility import Condition

ALL = list(load())


def programme(programme_id: str) -> Programme:
    found = load().get(programme_id, "1")
    assert found is not None
    return found


def english(programme_id: str) -> list[str]:
    return [theme.name.en for theme in programme(programme_id).themes]


def test_every_definition_is_sound() -> None:
    assert load().problems == ()
    assert (
        {each.id for each in ALL}
        == {path.stem for path in SHIPPED.glob("*.toml")}
        == {
            "entre-2016",
            "entre-pilot",
            "hii",
            "back-on-track",
            "reintegration-group",
            "cosa",
            "al-furqan",
            "rive",
        }
    )


def test_the_leaf_s_codes_are_those_of_the_rules() -> None:
    assert frozenset(Need) == NEEDS
    assert frozenset(Condition) == CONDITIONS


@pytest.mark.parametrize("each", ALL, ids=lambda each: each.id)
def test_each_has_words_sources_and_a_way_through(each: Programme) -> None:
    assert each.sources
    parts = (each.phases, each.themes, each.strategies, each.stances)
    names = [part.name for group in parts for part in group]
    assert all(name.en and name.sv for name in names)
    reached = {each.first_phase.id}
    while more := {following for phase_id in reached for following in each.moves[phase_id]} - reached:
        reached |= more
    assert reached == {phase.id for phase in each.phases}


def test_entre_2016() -> None:
    found = programme("entre-2016")
    assert [phase.name.en for phase in found.phases] == [
        "Assessment",
        "Case formulation",
        "Treatment",
        "Maintenance",
    ]
    assert english("entre-2016") == [
        "History of aggression",
        "Interpersonal relations and associates",
        "Attitudes and values",
        "Identity and self-image",
        "Problem solving",
    ]
    dose = found.dose
    assert (dose.sessions, dose.per_week, dose.minutes_min, dose.minutes_max) == (50, 2, 60, 90)
    assert dose.assessment_sessions == 5
    assert found.rules.one_to_one
    assert found.formulation_phases == {"treatment"}
    assert found.moves["assessment"] == ("case-formulation",)


def test_entre_pilot() -> None:
    found = programme("entre-pilot")
    assert english("entre-pilot") == [
        "Relations and associates",
        "Attitudes and values",
        "Aggression and violence",
        "Identity and self image",
        "Alcohol and drugs",
        "Practical social situations",
    ]
    assert [strategy.id for strategy in found.strategies] == [
        "functional-analysis",
        "goal-formulation",
        "self-control",
        "social-problem-solving",
        "cognitive-restructuring",
    ]
    assert (found.dose.sessions, found.dose.measured_sessions, found.dose.measured_months) == (None, 22, 8)
    assert found.rules.plan_every_session
    assert found.rules.evaluate_every_session


def test_hii() -> None:
    found = programme("hii")
    assert {stance.id: stance.aim.en.split()[0] for stance in found.stances} == {
        "engaged": "Question",
        "doubting": "Separate",
        "disengaged": "Consolidate",
    }
    assert english("hii") == [
        "Engagement and Insight",
        "Foundation",
        "Mindfulness",
        "Personal Identity",
        "Group Involvement and Conflict",
        "Self-Image",
        "Seeking Change",
        "Moving On",
    ]
    assert found.rules.facilitators_max == 2
    assert found.content == "session_type"


def test_back_on_track_and_reintegration_group() -> None:
    bot, group = programme("back-on-track"), programme("reintegration-group")
    assert bot.rules.agreement_revision_months == 3
    assert bot.rules.roles == ("mentor", "backup_contact")
    assert bot.first_phase.id == "referral"
    assert len(bot.phases) == 5
    assert [phase.id for phase in group.phases] == ["before-release", "after-release"]
    assert group.rules.meetings_at_least == 4
    assert group.rules.eligibility == tuple(Condition)
    assert group.rules.consent_required


def test_stubs_come_last_among_the_choices() -> None:
    choices = load().choices()
    assert [each.stub for each in choices] == [False] * 5 + [True] * 3


def test_a_theme_of_one_entre_version_may_be_added_on_the_other() -> None:
    catalogue = load()
    borrowed = [theme.id for _, theme in catalogue.borrowed_themes(programme("entre-2016"))]
    assert borrowed == ["aggression-violence", "alcohol-drugs", "practical-situations"]
    assert catalogue.theme(programme("entre-2016"), "alcohol-drugs") is not None
    assert catalogue.theme(programme("entre-pilot"), "problem-solving") is not None
    assert catalogue.theme(programme("hii"), "alcohol-drugs") is None
    assert catalogue.borrowed_themes(programme("hii")) == ()


def test_found_by_id_or_by_name_in_either_language() -> None:
    catalogue = load()
    for text in ("entre-pilot", "Entré pilot", " ENTRÉ, piloten "):
        found = catalogue.find(text)
        assert found is not None
        assert found.id == "entre-pilot"
    assert catalogue.find("Entré") is None
    assert catalogue.get("entre-2016", "99") is None
