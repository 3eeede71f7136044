"""Figures as the language writes them."""

from __future__ import annotations

import pytest

from entre_tui import locale
from entre_tui.locale.figures import Figure


@pytest.mark.parametrize(("language", "expected"), [("en", "9.5 h, 0.9, 2"), ("sv", "9,5 h, 0,9, 2")])
def test_the_decimal_mark_is_that_of_the_language(language: str, expected: str) -> None:
    locale.install(language)
    assert f"{Figure(9.46):.1f} h, {Figure(0.9):g}, {Figure(2):g}" == expected
