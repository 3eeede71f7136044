"""Consent as of any day, and who may be told (docs/casework.md 7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entre_tui.rules import consent
from entre_tui.rules.codes import Agency
from entre_tui.rules.consent import ConsentPeriod, ConsentState, ShareFix, ShareRefusal, Sharing

ZONE = ZoneInfo("Europe/Stockholm")
SOCIAL = frozenset({Agency.SOCIAL_SERVICES})
START = date(2026, 1, 1)


def at(month: int, day: int, hour: int = 12) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=ZONE)


# Given 1 March, written down on 1 June with the date of 2 March.
LATE = ConsentPeriod(
    given_on=date(2026, 3, 1),
    agencies=SOCIAL,
    given_recorded_at=at(3, 1),
    documented_on=date(2026, 3, 2),
    documented_recorded_at=at(6, 1),
    waiver_explained=True,
    id=7,
)
GIVEN = replace(LATE, documented_on=None, documented_recorded_at=None)
PROMPT = replace(LATE, documented_recorded_at=at(3, 2))
WITHDRAWN = replace(PROMPT, withdrawn_on=date(2026, 4, 10), withdrawn_recorded_at=at(4, 20))


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2026, 2, 28), ConsentState.NONE),
        (date(2026, 3, 1), ConsentState.GIVEN),
        (date(2026, 5, 31), ConsentState.GIVEN),
        (date(2026, 6, 1), ConsentState.DOCUMENTED),
    ],
)
def test_late_documentation_never_rewrites_an_earlier_answer(on: date, state: ConsentState) -> None:
    assert consent.state_of(LATE, on, ZONE) is state
    assert consent.standing([LATE], on, ZONE).state is state


def test_documented_counts_from_the_local_day_it_was_recorded() -> None:
    # 22:30 UTC on 31 May is half past midnight on 1 June in Stockholm.
    late = replace(LATE, documented_recorded_at=datetime(2026, 5, 31, 22, 30, tzinfo=UTC))
    assert consent.documented_from(late, ZONE) == date(2026, 6, 1)
    for on, state in ((date(2026, 5, 31), ConsentState.GIVEN), (date(2026, 6, 1), ConsentState.DOCUMENTED)):
        assert consent.standing([late], on, ZONE).state is state
        allowed = consent.may_share([late], Agency.SOCIAL_SERVICES, on, ZONE).allowed
        assert allowed == (state is ConsentState.DOCUMENTED)


def test_a_dated_paper_register_is_believed() -> None:
    paper = replace(LATE, documented_recorded_at=None)
    assert consent.state_of(paper, date(2026, 3, 2), ZONE) is ConsentState.DOCUMENTED


def test_documentation_dated_ahead_waits_for_its_day() -> None:
    ahead = replace(LATE, documented_on=date(2026, 3, 9), documented_recorded_at=at(3, 2))
    assert consent.state_of(ahead, date(2026, 3, 8), ZONE) is ConsentState.GIVEN
    assert consent.state_of(ahead, date(2026, 3, 9), ZONE) is ConsentState.DOCUMENTED


def test_withdrawal_stops_what_comes_after_and_not_what_came_before() -> None:
    assert consent.state_of(WITHDRAWN, date(2026, 4, 9), ZONE) is ConsentState.DOCUMENTED
    assert consent.state_of(WITHDRAWN, date(2026, 4, 10), ZONE) is ConsentState.WITHDRAWN
    assert consent.may_share([WITHDRAWN], Agency.SOCIAL_SERVICES, date(2026, 4, 9), ZONE).allowed


def test_what_the_file_could_say_at_an_earlier_time() -> None:
    on = date(2026, 4, 15)
    assert consent.state_of(WITHDRAWN, on, ZONE, known_at=at(4, 15)) is ConsentState.DOCUMENTED
    assert consent.state_of(WITHDRAWN, on, ZONE, known_at=at(4, 20)) is ConsentState.WITHDRAWN
    assert consent.state_of(LATE, date(2026, 3, 1), ZONE, known_at=at(2, 20)) is ConsentState.NONE


def test_sharing_needs_a_documented_consent_in_force_that_names_the_agency() -> None:
    on = date(2026, 5, 1)

    def ask(*consents: ConsentPeriod, agency: Agency = Agency.SOCIAL_SERVICES) -> Sharing:
        return consent.may_share(consents, agency, on, ZONE)

    assert ask() == Sharing(False, ShareRefusal.NO_CONSENT, ShareFix.RECORD_CONSENT)
    assert ask(LATE) == Sharing(False, ShareRefusal.NOT_DOCUMENTED, ShareFix.DOCUMENT, 7)
    assert ask(WITHDRAWN) == Sharing(False, ShareRefusal.WITHDRAWN, ShareFix.ASK_AGAIN, 7)
    assert ask(PROMPT) == Sharing(True, consent_id=7)
    assert ask(PROMPT, agency=Agency.POLICE) == Sharing(
        False, ShareRefusal.AGENCY_NOT_NAMED, ShareFix.ADD_AGENCY, 7
    )


def test_a_new_consent_stands_beside_a_withdrawn_one() -> None:
    police = replace(PROMPT, given_on=date(2026, 4, 12), agencies=frozenset({Agency.POLICE}), id=8)
    both, on = [WITHDRAWN, police], date(2026, 5, 1)
    assert consent.may_share(both, Agency.POLICE, on, ZONE).consent_id == 8
    assert consent.may_share(both, Agency.SOCIAL_SERVICES, on, ZONE).refusal is ShareRefusal.WITHDRAWN
    standing = consent.standing(both, on, ZONE)
    assert standing.state is ConsentState.DOCUMENTED
    assert standing.agencies == {Agency.POLICE}


def test_an_unexplained_waiver_is_a_warning() -> None:
    unexplained = replace(PROMPT, waiver_explained=False)
    on = date(2026, 5, 1)
    answer = consent.may_share([unexplained], Agency.SOCIAL_SERVICES, on, ZONE)
    assert answer.allowed
    assert answer.waiver_unexplained
    assert not consent.may_share([unexplained, PROMPT], Agency.SOCIAL_SERVICES, on, ZONE).waiver_unexplained


def test_the_newest_consent_that_fits_is_the_one_told() -> None:
    on = date(2026, 7, 1)

    def told(agency: Agency, *consents: ConsentPeriod) -> tuple[ShareRefusal | None, int | None]:
        answers = {
            (answer.refusal, answer.consent_id)
            for order in (consents, consents[::-1])
            for answer in [consent.may_share(order, agency, on, ZONE)]
        }
        assert len(answers) == 1
        return answers.pop()

    social, police = Agency.SOCIAL_SERVICES, Agency.POLICE
    newer = {"given_on": date(2026, 3, 20), "id": 8}
    assert told(social, PROMPT, replace(LATE, given_on=date(2026, 3, 20), id=8)) == (None, 8)
    assert told(social, GIVEN, replace(GIVEN, **newer)) == (ShareRefusal.NOT_DOCUMENTED, 8)
    assert told(social, WITHDRAWN, replace(WITHDRAWN, **newer)) == (ShareRefusal.WITHDRAWN, 8)
    # Of another agency: a documented one is mended before an undocumented, and both before a withdrawn.
    assert told(police, PROMPT, replace(GIVEN, **newer)) == (ShareRefusal.AGENCY_NOT_NAMED, 7)
    assert told(police, GIVEN, replace(WITHDRAWN, **newer)) == (ShareRefusal.AGENCY_NOT_NAMED, 7)
    assert told(police, WITHDRAWN, replace(WITHDRAWN, **newer)) == (ShareRefusal.WITHDRAWN, 8)
    # What names the agency goes before what does not, given before withdrawn.
    assert told(social, WITHDRAWN, replace(GIVEN, **newer)) == (ShareRefusal.NOT_DOCUMENTED, 8)


@pytest.mark.parametrize(
    ("consents", "state"),
    [
        ([], ConsentState.NONE),
        ([WITHDRAWN], ConsentState.WITHDRAWN),
        ([WITHDRAWN, GIVEN], ConsentState.GIVEN),
        ([WITHDRAWN, GIVEN, PROMPT], ConsentState.DOCUMENTED),
        ([replace(PROMPT, given_on=date(2026, 6, 2))], ConsentState.NONE),
    ],
)
def test_the_standing_is_the_best_that_is_in_force(
    consents: list[ConsentPeriod], state: ConsentState
) -> None:
    standing = consent.standing(consents, date(2026, 6, 1), ZONE)
    assert standing.state is state
    assert standing.agencies == (SOCIAL if state is ConsentState.DOCUMENTED else frozenset())
    assert standing.undocumented == (SOCIAL if state is ConsentState.GIVEN else frozenset())


def test_what_was_recorded_that_very_moment_was_known() -> None:
    on = date(2026, 6, 30)
    for known_at, state in (
        (at(3, 1, 11), ConsentState.NONE),
        (at(3, 1), ConsentState.GIVEN),
        (at(5, 31), ConsentState.GIVEN),
        (at(6, 1), ConsentState.DOCUMENTED),
    ):
        assert consent.state_of(LATE, on, ZONE, known_at) is state
        assert consent.standing([LATE], on, ZONE, known_at).state is state
    assert not consent.may_share([LATE], Agency.SOCIAL_SERVICES, on, ZONE, at(5, 31)).allowed
    assert consent.may_share([LATE], Agency.SOCIAL_SERVICES, on, ZONE, at(6, 1)).allowed


def test_what_no_documented_consent_names_is_undocumented() -> None:
    later = replace(GIVEN, given_on=date(2026, 3, 15), id=9)
    standing = consent.standing([later, GIVEN], date(2026, 4, 1), ZONE)
    assert (standing.agencies, standing.undocumented) == (frozenset(), SOCIAL)


DAYS = st.integers(0, 300).map(lambda days: START + timedelta(days=days))
MOMENTS = st.integers(0, 300 * 24).map(
    lambda hours: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
)
CONSENTS = st.builds(
    ConsentPeriod,
    given_on=DAYS,
    agencies=st.frozensets(st.sampled_from(Agency), min_size=1),
    given_recorded_at=st.none() | MOMENTS,
    waiver_explained=st.booleans(),
)


@given(CONSENTS, DAYS, MOMENTS, DAYS)
def test_documenting_now_changes_no_answer_about_a_day_before_now(
    before: ConsentPeriod, dated: date, recorded: datetime, on: date
) -> None:
    after = replace(before, documented_on=dated, documented_recorded_at=recorded)
    if on < recorded.astimezone(ZONE).date():
        assert consent.state_of(after, on, ZONE) is consent.state_of(before, on, ZONE)


@given(CONSENTS, DAYS, MOMENTS, MOMENTS, DAYS)
def test_what_is_recorded_later_changes_nothing_that_was_known(
    before: ConsentPeriod, dated: date, recorded: datetime, known_at: datetime, on: date
) -> None:
    documented = replace(before, documented_on=dated, documented_recorded_at=recorded)
    withdrawn = replace(documented, withdrawn_on=dated, withdrawn_recorded_at=recorded)
    if known_at < recorded:
        answers = {consent.state_of(each, on, ZONE, known_at) for each in (before, documented, withdrawn)}
        assert len(answers) == 1


@given(st.lists(CONSENTS, max_size=4), st.sampled_from(Agency), DAYS)
def test_what_may_be_shared_agrees_with_the_standing(
    given_ones: list[ConsentPeriod], agency: Agency, on: date
) -> None:
    consents = [
        replace(each, documented_on=each.given_on) if number % 2 else each
        for number, each in enumerate(given_ones)
    ]
    answer = consent.may_share(consents, agency, on, ZONE)
    assert answer.allowed == (agency in consent.standing(consents, on, ZONE).agencies)
    assert answer.allowed == (answer.refusal is None) == (answer.fix is None)
