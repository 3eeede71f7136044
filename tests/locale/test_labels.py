"""Every code of the rules has words."""

from __future__ import annotations

import inspect
import re
from enum import StrEnum
from pathlib import Path

import pytest

import entre_tui
from entre_tui.locale import install
from entre_tui.locale.labels import label, options
from entre_tui.locale.words import WORDS
from entre_tui.rules import codes

VOCABULARIES = [
    found
    for _, found in inspect.getmembers(codes, inspect.isclass)
    if issubclass(found, StrEnum) and found not in (StrEnum, codes.Code)
]


@pytest.fixture(autouse=True, params=["en", "sv"])
def language(request):
    install(request.param)
    yield request.param
    install("en")


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda found: found.__name__)
def test_every_code_has_words_of_its_own(vocabulary):
    words = [label(member) for member in vocabulary]
    assert set(vocabulary) <= {code for known in WORDS.values() for code in known}
    assert all(words)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda found: found.__name__)
def test_a_vocabulary_is_offered_whole_and_in_its_order(vocabulary):
    kind = re.sub(r"(?<!^)(?=[A-Z])", "_", vocabulary.__name__).lower()
    assert [code for code, _ in options(kind)] == list(vocabulary)


def test_a_plain_code_needs_its_kind_and_an_unknown_one_shows_as_itself():
    assert label("low", "risk") == label(codes.Risk.LOW)
    assert label("something_new", "risk") == "something new"
    assert label(None) == label("", "risk") == ""
    assert [code for code, _ in options("risk")] == list(codes.Risk)


def test_every_vocabulary_that_has_words_is_one_of_the_program():
    """A vocabulary is found by the name of its class: renamed, it would show its codes."""
    asked_for_by_name = {"need_short", "checklist_status_short"}
    files = Path(entre_tui.__file__).parent.rglob("*.py")
    classes = {
        name for path in files for name in re.findall(r"^class (\w+)\(", path.read_text("utf-8"), re.M)
    }
    kinds = {re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower() for name in classes}
    assert set(WORDS) - asked_for_by_name <= kinds
