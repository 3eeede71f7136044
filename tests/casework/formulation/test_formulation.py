"""Case formulation: immutable versions, refusals at the field, what differs between two of them, the map."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entre_tui.casework.core.base import Acting, Actor, CaseworkError, Done, StaleError
from entre_tui.casework.formulation import casemap
from entre_tui.casework.formulation import saving as formulation_saving
from entre_tui.casework.formulation import views as formulation_views
from entre_tui.casework.formulation.content import Adaptation, AnalysisChain, Content, MapLine, NeedRating
from entre_tui.casework.formulation.diff import DiffMark, mark_words
from entre_tui.casework.goals import goals
from entre_tui.casework.goals.goals import GoalDetails
from entre_tui.casework.sessions import sessions
from entre_tui.casework.sessions.sessions import PlanDetails
from entre_tui.models import AuditEntry
from entre_tui.rules.codes import NeedLevel
from entre_tui.rules.formulation_map import LooseKind
from tests.casework.steps import undone

GANG = NeedRating("gang_involvement", "marked", "In the network since sixteen.", "His sister.", "fact")
FULL = Content(
    presenting="wants out",
    readiness="preparing",
    motivation="I am tired.",
    hypothesis="Violence keeps shame away.",
    needs=(GANG, NeedRating("substance_use", "some", "Tramadol at weekends.")),
    chains=(AnalysisChain("the queue", "he despises me", "shame", "hits first", "quiet", "a new sentence"),),
    responsivity=(Adaptation("attention", "short talks"),),
    links=(MapLine("gang_involvement", "identity", "functional-analysis", None),),
)


def saved(acting: Acting, client: int, content: Content, seen: int) -> Done:
    return formulation_saving.save_formulation(acting, client, content, seen)


def read(acting: Acting, client: int) -> formulation_views.FormulationView:
    view = formulation_views.formulation(acting, client)
    assert view is not None
    return view


def test_nothing_is_formulated_at_first(client: int, acting: Acting) -> None:
    assert formulation_views.formulation(acting, client) is None
    assert formulation_views.versions(acting, client) == ()


def test_what_is_saved_is_read_back(client: int, acting: Acting, now: datetime) -> None:
    done = saved(acting, client, FULL, 0)
    view = read(acting, client)
    assert (view.number, view.author, view.created_at) == (1, "Anna Berg", now)
    # The needs come in the order of the central eight.
    assert view.content == replace(FULL, needs=FULL.needs[::-1])
    assert (done.version, done.undo) == (1, None)


def test_every_save_that_says_something_else_is_a_version(
    client: int, acting: Acting, actor: Actor, now: datetime
) -> None:
    saved(acting, client, FULL, 0)
    saved(Acting(actor, now + timedelta(hours=1)), client, replace(FULL, hypothesis="Something else."), 1)
    lines = formulation_views.versions(acting, client)
    assert [(line.number, line.author) for line in lines] == [(2, "Anna Berg"), (1, "Anna Berg")]
    first = formulation_views.version(acting, client, 1)
    assert first.content.hypothesis == "Violence keeps shame away."


def test_blanks_are_no_meaning(client: int, acting: Acting) -> None:
    saved(acting, client, FULL, 0)
    spaced = replace(
        FULL,
        hypothesis="  Violence\nkeeps   shame away. ",
        chains=(*FULL.chains, AnalysisChain("  ")),
        responsivity=(*FULL.responsivity, Adaptation("aggression", " \n")),
        links=(*FULL.links, MapLine()),
    )
    done = saved(acting, client, spaced, 1)
    assert done.version == 1
    assert read(acting, client).number == 1
    assert AuditEntry.select().where(AuditEntry.result == "unchanged").count() == 1


def test_fact_and_assessment_are_kept_apart_and_a_change_between_them_is_a_version(
    client: int, acting: Acting
) -> None:
    saved(acting, client, FULL, 0)
    known = replace(
        FULL,
        presenting_statement="fact",
        readiness_statement="fact",
        predisposing_statement="fact",
        chains=(replace(FULL.chains[0], statement="fact"),),
        responsivity=(Adaptation("attention", "short talks", "fact"),),
    )
    assert saved(acting, client, known, 1).version == 2
    content = read(acting, client).content
    assert (content.presenting_statement, content.readiness_statement) == ("fact", "fact")
    assert (content.chains[0].statement, content.responsivity[0].statement) == ("fact", "fact")
    # Nothing is said under it, so there is no fact.
    assert content.predisposing_statement == "assessment"
    found = formulation_views.diff(acting, client, 1, 2).fields
    assert [each.name for each in found] == ["1:statement", "presenting", "attention", "readiness"]
    assert {each.after.split()[-1].strip("()") for each in found} == {"fact"}
    assert {each.before.split()[-1].strip("()") for each in found} == {"assessment"}


def test_one_audit_entry_names_the_parts_and_not_what_they_say(client: int, acting: Acting) -> None:
    saved(acting, client, FULL, 0)
    saved(acting, client, replace(FULL, hypothesis="New.", needs=(GANG,)), 1)
    entry = AuditEntry.select().order_by(AuditEntry.sequence.desc()).first()
    assert (entry.action, entry.record, entry.fields) == ("change", "formulation", "hypothesis needs")


@pytest.mark.parametrize("level", list(NeedLevel))
@pytest.mark.parametrize("evidence", ["", " \n\t", "​\x1b"])
def test_a_level_without_words_is_refused_at_its_field(
    level: str, evidence: str, client: int, acting: Acting
) -> None:
    with pytest.raises(CaseworkError) as refusal:
        saved(acting, client, Content(needs=(NeedRating("leisure", level, evidence),)), 0)
    assert refusal.value.field == "evidence:leisure"
    assert formulation_views.formulation(acting, client) is None


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (Content(needs=(NeedRating("hunger", "some", "x"),)), "needs"),
        (Content(needs=(NeedRating("leisure", "huge", "x"),)), "level:leisure"),
        (Content(needs=(replace(GANG, statement="rumour"),)), "statement:gang_involvement"),
        (Content(needs=(GANG, GANG)), "needs"),
        (Content(readiness="maybe"), "readiness"),
        (Content(responsivity=(Adaptation("mood", "x"),)), "adaptation:mood"),
        (Content(presenting="x", presenting_statement="rumour"), "presenting_statement"),
        (Content(chains=(AnalysisChain("the queue", statement="rumour"),)), "facts"),
        (Content(responsivity=(Adaptation("attention", "x", "rumour"),)), "facts"),
        (Content(links=(MapLine("gang_involvement", None, None, 99),)), "goal"),
        (Content(links=(MapLine("hunger"),)), "need"),
    ],
)
def test_what_a_formulation_cannot_say(content: Content, field: str, client: int, acting: Acting) -> None:
    with pytest.raises(CaseworkError) as refusal:
        saved(acting, client, content, 0)
    assert refusal.value.field == field


def test_a_save_on_an_old_version_says_who_was_first(
    client: int, acting: Acting, supervisor: Actor, now: datetime
) -> None:
    saved(acting, client, FULL, 0)
    saved(Acting(supervisor, now), client, replace(FULL, hypothesis="Siv's."), 1)
    with pytest.raises(StaleError, match=r"Siv Lind saved version 2 today 14:00"):
        saved(acting, client, replace(FULL, hypothesis="Anna's."), 1)
    with pytest.raises(StaleError):
        saved(acting, client, FULL, 0)
    assert read(acting, client).content.hypothesis == "Siv's."


def test_undo_says_again_what_was_said_before(client: int, acting: Acting) -> None:
    saved(acting, client, FULL, 0)
    undone(acting, saved(acting, client, Content(hypothesis="Only this."), 1))
    view = read(acting, client)
    assert view.number == 3
    assert view.content == replace(FULL, needs=FULL.needs[::-1])


def test_hostile_text_comes_back_as_typed_without_what_a_terminal_obeys(client: int, acting: Acting) -> None:
    text = "[/b][@click=app.quit]x[/]\x1b]52;c;aGk=\x07 ‮abc é " + "ö" * 12_000
    saved(acting, client, Content(hypothesis=text), 0)
    kept = read(acting, client).content.hypothesis
    assert kept.startswith("[/b][@click=app.quit]x[/]]52;c;aGk= abc é ö")
    assert len(kept) > 12_000
    assert kept.replace("\n", "").isprintable()


def test_a_diff_names_the_fields_and_marks_the_words(client: int, acting: Acting) -> None:
    saved(acting, client, FULL, 0)
    after = replace(
        FULL,
        hypothesis="Violence keeps shame and fear away.",
        needs=(replace(GANG, level="some"),),
        chains=(),
    )
    saved(acting, client, after, 1)
    found = formulation_views.diff(acting, client, 1, 2)
    names = [field.name for field in found.fields]
    assert names[:2] == ["hypothesis", "substance_use:level"]
    assert "gang_involvement:level" in names
    assert "gang_involvement:evidence" not in names
    assert "1:situation" in names
    assert [(piece.mark, piece.text) for piece in found.fields[0].pieces] == [
        (DiffMark.SAME, "Violence keeps shame "),
        (DiffMark.NEW, "and fear "),
        (DiffMark.SAME, "away. "),
    ]
    back = formulation_views.diff(acting, client, 2, 1)
    assert [piece.mark for piece in back.fields[0].pieces] == [DiffMark.SAME, DiffMark.GONE, DiffMark.SAME]
    assert formulation_views.diff(acting, client, 1, 1).fields == ()
    assert len(formulation_views.diff(acting, client, 0, 1).fields) > 8


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "a b"),
        ("a b", ""),
        ("a b c", "a x c"),
        ("one two", "two one"),
        ("a\nb", "a b"),
        ("x " * 9000, "y " * 9000),
    ],
)
def test_both_texts_can_be_read_out_of_a_diff(before: str, after: str) -> None:
    pieces = mark_words(before, after)
    assert "".join(piece.text for piece in pieces if piece.mark is not DiffMark.GONE).split() == after.split()
    assert "".join(piece.text for piece in pieces if piece.mark is not DiffMark.NEW).split() == before.split()


WORDS = st.lists(st.sampled_from(["he", "she", "hit", "ran", "\n", "  ", "öde", "[/]"]), max_size=30)


@given(WORDS, WORDS)
def test_any_two_texts_can_be_read_out_of_a_diff(one: list[str], other: list[str]) -> None:
    before, after = " ".join(one), " ".join(other)
    pieces = mark_words(before, after)
    assert "".join(piece.text for piece in pieces if piece.mark is not DiffMark.GONE).split() == after.split()
    assert "".join(piece.text for piece in pieces if piece.mark is not DiffMark.NEW).split() == before.split()
    assert [piece.mark for piece in mark_words(after, after)] in ([], [DiffMark.SAME])


def test_the_map_shows_loose_ends_from_the_data(enrolled: int, acting: Acting, now: datetime) -> None:
    work = goals.add_goal(acting, enrolled, GoalDetails("a job", area="school_work")).record_id
    stray = goals.add_goal(acting, enrolled, GoalDetails("a licence")).record_id
    sessions.plan_session(acting, enrolled, PlanDetails(now, themes=["relations"], aim="x"))
    content = replace(
        FULL,
        needs=(*FULL.needs, NeedRating("school_work", "some", "No papers.")),
        links=(MapLine("gang_involvement", "identity", "functional-analysis", None),),
    )
    saved(acting, enrolled, content, 0)
    view = casemap.case_map(acting, enrolled)
    assert {(end.kind, end.key) for end in view.map.loose} == {
        (LooseKind.NEED_WITHOUT_STRATEGY, "school_work"),
        (LooseKind.NEED_WITHOUT_STRATEGY, "substance_use"),
        (LooseKind.GOAL_WITHOUT_NEED, str(stray)),
        (LooseKind.THEME_NOT_ASKED_FOR, "relations"),
    }
    assert view.words[("goal", str(work))] == "a job"
    assert view.words[("theme", "identity")] == "Identity and self-image"
    assert "No need leads to the goal “a licence”." in [view.loose_words(end) for end in view.map.loose]


def test_a_removed_goal_leaves_the_map(client: int, acting: Acting) -> None:
    done = goals.add_goal(acting, client, GoalDetails("a job"))
    assert done.record_id is not None
    saved(acting, client, replace(FULL, links=(MapLine("gang_involvement", None, None, done.record_id),)), 0)
    goals.set_status(acting, done.record_id, "removed", "twice", seen_version=1)
    view = casemap.case_map(acting, client)
    assert not [cell for row in view.map.rows for cell in (row.cells[3],) if cell.key]
    # The line is still there to be saved again with the rest.
    saved(acting, client, replace(read(acting, client).content, hypothesis="New."), 1)
    assert read(acting, client).content.links[0].goal_id == done.record_id
