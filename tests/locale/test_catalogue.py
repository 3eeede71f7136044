"""The Swedish catalogue: in step with the source, nothing missing, placeholders kept."""

from __future__ import annotations

import ast
import re

from tests.locale import catalogue


def test_the_catalogue_is_in_step_with_the_source():
    assert catalogue.problems() == []


def test_translations_keep_their_placeholders():
    for message in catalogue.read():
        sources = message.id if isinstance(message.id, list | tuple) else [message.id]
        strings = message.string if isinstance(message.string, list | tuple) else [message.string]
        if not message.id or not "".join(strings):
            continue
        wanted = set(re.findall(r"\{(\w+)", " ".join(sources)))
        for string in strings:
            assert set(re.findall(r"\{(\w+)", string)) <= wanted, message.id
            assert wanted - set(re.findall(r"\{(\w+)", string)) <= {"number"}, message.id


def test_every_message_has_its_swedish():
    assert catalogue.untranslated() == []


def test_nothing_waits_to_be_checked():
    assert [message.id for message in catalogue.read() if message.id and message.fuzzy] == []


def test_line_breaks_and_spaces_at_the_ends_stay():
    def edges(text: str) -> tuple[bool, bool, int]:
        return text[:1] == " ", text[-1:] == " ", text.count("\n")

    for message in catalogue.read():
        sources = message.id if isinstance(message.id, list | tuple) else [message.id]
        strings = message.string if isinstance(message.string, list | tuple) else [message.string]
        for source, string in zip(sources, strings, strict=True):
            assert not message.id or edges(source) == edges(string), message.id


def test_words_inside_f_strings_are_found():
    tree = ast.parse(
        """f"{_('last')} {ngettext('one', 'more', 2)} {pgettext('here', 'word')}" + _("a" "b")"""
    )
    found = set(catalogue.messages_of(tree))
    assert found == {("last", None), (("one", "more"), None), ("word", "here"), ("ab", None)}
