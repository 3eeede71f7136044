"""Which code a word in a cell means: the codes, their words in both languages, and what offices write instead."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from entre_tui.exchange.lists.columns import in_swedish, same_word
from entre_tui.exchange.lists.data import synonyms
from entre_tui.locale.words import WORDS


@cache
def codes_of(vocabulary: str) -> Mapping[str, str]:
    """Word → code; the vocabulary's own words go before what else is written."""
    found: dict[str, str] = {}
    for code, words in WORDS[vocabulary].items():
        for word in (code, code.replace("_", " "), words, in_swedish(words)):
            found.setdefault(same_word(word), code)
    for code, also in synonyms("words", vocabulary, WORDS[vocabulary]).items():
        for word in also:
            found.setdefault(same_word(word), code)
    return found


def words_offered(vocabulary: str) -> list[tuple[str, str]]:
    """The words a template offers, English and Swedish."""
    return [(words, in_swedish(words)) for words in WORDS[vocabulary].values()]
