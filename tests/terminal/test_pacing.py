"""No more is sent than the terminal is seen to take in, and silence holds nothing up for long."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from entre_tui.terminal.pacing import Pacer


def proven(**options: float) -> Pacer:
    """A pacer whose terminal has answered."""
    pacer = Pacer(**options)  # type: ignore[arg-type]
    pacer.ask(0.0)
    assert pacer.note_answer()
    return pacer


def test_little_is_never_held_back_nor_asked_about() -> None:
    pacer = proven()
    assert not pacer.sent(20, 0.0)
    assert pacer.wait(0.0) == 0


def test_much_is_asked_about_and_holds_the_next_frame_until_the_answer() -> None:
    pacer = proven()
    assert pacer.sent(4000, 1.0)
    assert pacer.wait(1.5) == 1.5
    assert pacer.note_answer()
    assert pacer.wait(1.6) == 0


def test_small_frames_add_up() -> None:
    pacer = proven()
    asked = [pacer.sent(200, 0.0) for _ in range(6)]
    assert any(asked)
    assert pacer.wait(0.0) > 0
    while pacer.awaits(0.0):
        pacer.note_answer()
    assert pacer.wait(0.0) == 0


def test_after_two_seconds_it_goes_on() -> None:
    pacer = proven()
    pacer.sent(4000, 1.0)
    assert pacer.wait(2.9) > 0
    assert pacer.wait(3.0) == 0
    assert pacer.wait(3.0) == 0


def test_a_terminal_that_never_answered_is_not_waited_for() -> None:
    pacer = Pacer()
    for second in range(10):
        assert pacer.wait(float(second)) == 0
        pacer.sent(4000, float(second))


def test_a_terminal_that_stopped_answering_is_no_longer_waited_for_until_it_does_again() -> None:
    pacer = proven()
    now = 0.0
    for _ in range(3):
        pacer.sent(4000, now)
        assert pacer.wait(now) > 0
        now += 2.0
        assert pacer.wait(now) == 0
    pacer.sent(4000, now)
    assert pacer.wait(now) == 0
    assert pacer.note_answer()
    pacer.sent(4000, now)
    assert pacer.wait(now) > 0


def test_an_answer_nobody_awaited_is_not_one() -> None:
    assert not Pacer().note_answer()


def test_what_was_under_way_when_the_terminal_was_given_away_is_forgotten() -> None:
    pacer = proven()
    pacer.sent(4000, 0.0)
    pacer.reset()
    assert pacer.wait(0.0) == 0
    assert not pacer.awaits(0.0)


def test_the_first_answer_of_all_is_expected_for_two_seconds_and_an_outstanding_one_of_many_always() -> None:
    pacer = Pacer()
    pacer.ask(1.0)
    assert pacer.awaits(2.9)
    assert not pacer.awaits(3.0)
    assert pacer.note_answer()
    pacer.ask(4.0)
    assert pacer.awaits(9.0)


@given(st.lists(st.one_of(st.integers(1, 5000), st.just(None)), max_size=60))
def test_whoever_waits_has_asked_and_never_waits_longer_than_two_seconds(steps: list[int | None]) -> None:
    pacer = proven()
    now = 0.0
    for step in steps:
        now += 0.1
        if step is None:
            pacer.note_answer()
        else:
            pacer.sent(step, now)
        wait = pacer.wait(now)
        assert 0 <= wait <= 2.0 + 1e-9
        assert pacer.awaits(now) or wait == 0
