"""Identity and coordination numbers: what is one, and what is wrong with what is none."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entre_tui.rules import identity
from entre_tui.rules.codes import Gender
from entre_tui.rules.identity import Identity, IdentityError, IdentityFault

TODAY = date(2026, 11, 22)
BIRTHS = st.dates(date(1850, 1, 1), TODAY)


def fault(text: str) -> IdentityFault:
    with pytest.raises(IdentityError) as caught:
        identity.parse(text, TODAY)
    return caught.value.fault


def test_the_tax_agency_s_own_example_of_a_coordination_number() -> None:
    # SKV 707: a man born on 3 October 1970 with serial 239.
    number = identity.parse("701063-2391", TODAY)
    assert number.coordination
    assert number.birth == date(1970, 10, 3)
    assert number.gender is Gender.MAN
    assert number.digits == "197010632391"
    assert number.short(TODAY) == "701063-2391"


@pytest.mark.parametrize(
    "text",
    [
        "640823-3234",
        "6408233234",
        "196408233234",
        "19640823-3234",
        " 640823 - 3234 ",
        "640823–3234",
    ],
)
def test_every_way_of_writing_is_the_same_number(text: str) -> None:
    # Luhn by hand: 6·2=12→3, 4, 0, 8, 2·2=4, 3, 3·2=6, 2, 3·2=6: 36, so 4.
    assert identity.parse(text, TODAY) == Identity("196408233234")


def test_plus_is_a_hundred_years_or_more() -> None:
    assert identity.parse("121212+1212", TODAY).birth == date(1912, 12, 12)
    assert identity.parse("121212-1212", TODAY).birth == date(2012, 12, 12)
    assert identity.parse("19121212-1212", TODAY).short(TODAY) == "121212+1212"


def test_the_sign_turns_in_the_year_of_the_hundredth_birthday_whatever_the_day() -> None:
    for birth in (date(1926, 1, 1), date(1926, 11, 22), date(1926, 12, 31)):
        number = identity.number_for_test(Random(1), birth)
        assert number.short(TODAY)[6] == "+"
        assert identity.parse(number.short(TODAY), TODAY) == number
    assert identity.number_for_test(Random(1), date(1927, 1, 1)).short(TODAY)[6] == "-"


@pytest.mark.parametrize("birth", [TODAY, date(2026, 1, 3)])
def test_a_child_of_this_year_is_no_hundred_years_old(birth: date) -> None:
    number = identity.number_for_test(Random(1), birth)
    assert identity.parse(number.short(TODAY), TODAY).birth == birth
    assert identity.parse(number.digits, TODAY).birth == birth


def test_the_last_digit_by_hand() -> None:
    # 5·2 = 10 is 1 + 0, so 9 is missing to ten; nine times 5: five times 1 and four times 5 are 25, so 5.
    assert identity.check_digit("500000000") == 9
    assert identity.check_digit("555555555") == 5
    assert identity.check_digit("000000000") == 0


def test_a_birthday_later_this_year_is_a_century_back() -> None:
    number = identity.number_for_test(Random(1), date(1926, 12, 24))
    assert number.short(TODAY)[6] == "+"
    assert identity.parse(number.digits[2:], TODAY).birth == date(1926, 12, 24)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", IdentityFault.SHAPE),
        ("640823-323", IdentityFault.SHAPE),
        ("640823-32345", IdentityFault.SHAPE),
        ("64O823-3234", IdentityFault.SHAPE),
        ("٦٤٠٨٢٣-٣٢٣٤", IdentityFault.SHAPE),
        ("640823-0003", IdentityFault.SHAPE),
        ("641323-3234", IdentityFault.DATE),
        ("640832-3234", IdentityFault.DATE),
        ("640860-3234", IdentityFault.DATE),
        ("640892-3234", IdentityFault.DATE),
        ("20270101-2391", IdentityFault.FUTURE),
        ("640823-3235", IdentityFault.CHECKSUM),
        ("640824-3234", IdentityFault.CHECKSUM),
    ],
)
def test_what_is_wrong(text: str, expected: IdentityFault) -> None:
    assert fault(text) is expected


def test_the_error_does_not_repeat_the_number() -> None:
    with pytest.raises(IdentityError) as caught:
        identity.parse("640823-3235", TODAY)
    assert str(caught.value) == "checksum"


def test_a_person_s_number_is_no_test_number() -> None:
    assert not identity.parse("640823-3234", TODAY).test


@given(BIRTHS, st.sampled_from(Gender), st.booleans(), st.integers())
def test_generated_numbers_are_valid_and_nobody_s(
    birth: date, gender: Gender, coordination: bool, seed: int
) -> None:
    number = identity.number_for_test(Random(seed), birth, gender, coordination=coordination)
    assert number.test
    assert (number.birth, number.coordination) == (birth, coordination)
    assert identity.parse(number.digits, TODAY) == number
    assert identity.parse(number.digits, TODAY) == number
    if gender in (Gender.MAN, Gender.WOMAN):
        assert number.gender is gender


def test_numbers_for_tests_are_of_men_and_women_alike_and_coordination_numbers_only_when_asked_for() -> None:
    made = [identity.number_for_test(Random(seed), date(1990, 5, 17)) for seed in range(50)]
    assert {number.gender for number in made} == {Gender.MAN, Gender.WOMAN}
    assert not any(number.coordination for number in made)


@given(st.dates(date(1827, 1, 1), TODAY), st.integers())
def test_ten_digits_with_their_sign_come_back(birth: date, seed: int) -> None:
    number = identity.number_for_test(Random(seed), birth)
    assert identity.parse(number.short(TODAY), TODAY) == number


@given(BIRTHS, st.integers(), st.integers(2, 11), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(birth: date, seed: int, position: int, shift: int) -> None:
    digits = identity.number_for_test(Random(seed), birth).digits
    wrong = str((int(digits[position]) + shift) % 10)
    with pytest.raises(IdentityError):
        identity.parse(digits[:position] + wrong + digits[position + 1 :], TODAY)


@given(st.text(max_size=20) | st.from_regex(r"[0-9]{6}[-+]?[0-9]{4}", fullmatch=True))
def test_any_text_is_a_number_or_an_identity_error(text: str) -> None:
    with suppress(IdentityError):
        assert len(identity.parse(text, TODAY).digits) == 12
