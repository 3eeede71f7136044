"""Swedish personal identity numbers (personnummer) and coordination numbers (samordningsnummer)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from random import Random

from entre_tui.rules.codes import Gender

TEST_SERIALS = range(980, 1000)
"""The serials the Swedish Tax Agency keeps for test numbers: no living person has one."""

COORDINATION = 60

_SHAPE = re.compile(r"([0-9]{2})?([0-9]{2})([0-9]{2})([0-9]{2})([-+])?([0-9]{3})([0-9])")
_DASHES = str.maketrans("‐‑‒–—−", "------")


class IdentityFault(StrEnum):
    SHAPE = "shape"
    DATE = "date"
    FUTURE = "future"
    CHECKSUM = "checksum"


class IdentityError(ValueError):
    """Why a text is no identity number; the text itself is not repeated, it may end up in a log."""

    def __init__(self, fault: IdentityFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Identity:
    """A checked number. `digits` are the twelve, with the day of a coordination number raised by 60."""

    digits: str

    @property
    def coordination(self) -> bool:
        return int(self.digits[6:8]) > COORDINATION

    @property
    def birth(self) -> date:
        return date(int(self.digits[:4]), int(self.digits[4:6]), int(self.digits[6:8]) % COORDINATION)

    @property
    def gender(self) -> Gender:
        """By the third digit of the serial: odd for men, even for women."""
        return Gender.MAN if int(self.digits[10]) % 2 else Gender.WOMAN

    @property
    def test(self) -> bool:
        """Whether it is one of the numbers kept for tests."""
        return int(self.digits[8:11]) in TEST_SERIALS

    def short(self, today: date) -> str:
        """YYMMDD-NNNN, with + instead of - from the year the person turns 100."""
        sign = "+" if today.year - int(self.digits[:4]) >= 100 else "-"
        return f"{self.digits[2:8]}{sign}{self.digits[8:]}"


def check_digit(nine: str) -> int:
    """The last digit of a number, from its YYMMDDNNN (Luhn, modulo 10)."""
    doubled = (int(digit) * (2 - position % 2) for position, digit in enumerate(nine))
    return -sum(value // 10 + value % 10 for value in doubled) % 10


def parse(text: str, today: date) -> Identity:
    """Ten or twelve digits, with or without -, + or spaces; IdentityError says what is wrong.

    Without a century it is the latest that does not lie after `today`, or with + the one a hundred years
    before: the sign changes in the year a person turns 100.
    """
    match = _SHAPE.fullmatch("".join(text.translate(_DASHES).split()))
    if match is None:
        raise IdentityError(IdentityFault.SHAPE)
    century, year, month, day, sign, serial, check = match.groups()
    if serial == "000":
        raise IdentityError(IdentityFault.SHAPE)
    true_day = int(day) % COORDINATION
    if century is not None:
        full_year = int(century + year)
    else:
        last = today.year - (100 if sign == "+" else 0)
        full_year = last - (last - int(year)) % 100
        if (full_year, int(month), true_day) > (today.year, today.month, today.day):
            full_year -= 100
    try:
        birth = date(full_year, int(month), true_day)
    except ValueError:
        raise IdentityError(IdentityFault.DATE) from None
    if birth > today:
        raise IdentityError(IdentityFault.FUTURE)
    if check_digit(year + month + day + serial) != int(check):
        raise IdentityError(IdentityFault.CHECKSUM)
    return Identity(f"{full_year:04}{month}{day}{serial}{check}")


def number_for_test(
    random: Random, birth: date, gender: Gender = Gender.UNKNOWN, *, coordination: bool = False
) -> Identity:
    """A number that is valid and belongs to nobody: its serial is one of `TEST_SERIALS`."""
    fits = {Gender.MAN: (1,), Gender.WOMAN: (0,)}.get(gender, (0, 1))
    serial = random.choice([each for each in TEST_SERIALS if each % 2 in fits])
    day = birth.day + (COORDINATION if coordination else 0)
    nine = f"{birth.year % 100:02}{birth.month:02}{day:02}{serial}"
    return Identity(f"{birth.year // 100:02}{nine}{check_digit(nine)}")
