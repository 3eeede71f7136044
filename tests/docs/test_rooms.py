"""The picture of the rooms is made from the imports as they are."""

from __future__ import annotations

from tests.docs.rooms import PICTURE, needed, page, reached

ROOMS = {
    "roof": frozenset({"hall", "cellar"}),
    "hall": frozenset({"cellar"}),
    "cellar": frozenset[str](),
}


def test_the_picture_is_up_to_date() -> None:
    assert PICTURE.read_text("utf-8") == page(), "run: make picture"


def test_an_arrow_that_follows_from_others_is_left_out() -> None:
    assert needed(ROOMS) == [("roof", "hall"), ("hall", "cellar")]
    assert reached(ROOMS, "roof") == {"hall", "cellar"}
