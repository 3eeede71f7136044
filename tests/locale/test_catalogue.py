from __future__ import annotations

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
