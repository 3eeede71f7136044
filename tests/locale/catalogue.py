"""The Swedish catalogue kept in step with the source: `python -m tests.locale.catalogue update|compile|check`.

Babel is a dependency of the tests only: what is shipped reads the compiled catalogue with the standard library.
"""

from __future__ import annotations

import ast
import io
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[2] / "entre_tui"
LISTS = PACKAGE / "exchange" / "lists"
FOLDER = PACKAGE / "locale" / "sv" / "LC_MESSAGES"
PO, MO = FOLDER / "entre.po", FOLDER / "entre.mo"
CALLS = {"_": 1, "N_": 1, "ngettext": 2, "pgettext": 2}
"""The functions that take words, and how many of their first arguments are words."""


def extracted() -> Catalog:
    """Every message of the source."""
    template = Catalog(project="entre-tui", version="1", charset="utf-8")
    for file in sorted(PACKAGE.rglob("*.py")):
        # Files without lines: a catalogue that changes with every line number is never in step.
        place = file.relative_to(PACKAGE.parent).as_posix()
        for message, context in messages_of(ast.parse(file.read_bytes())):
            template.add(message, locations=[(place, None)], context=context)
    for file in sorted(LISTS.glob("*.toml")):
        for message in told_in(tomllib.loads(file.read_text("utf-8"))):
            template.add(message, locations=[(file.relative_to(PACKAGE.parent).as_posix(), None)])
    return template


def told_in(table: Mapping[str, Any]) -> Iterator[str]:
    """The titles and explanations of a list and its columns, which are words of the program too."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from told_in(value)
        elif name in ("title", "about") and value:
            yield value


def messages_of(tree: ast.AST) -> Iterator[tuple[str | tuple[str, str], str | None]]:
    """Messages with their contexts, also those inside f-strings, where Babel's own extraction sees none."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        taken = node.args[: CALLS.get(node.func.id, 0)]
        said = [one.value for one in taken if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        if not said or len(said) < CALLS[node.func.id]:
            continue
        match node.func.id:
            case "ngettext":
                yield (said[0], said[1]), None
            case "pgettext":
                yield said[1], said[0]
            case _:
                yield said[0], None


def read() -> Catalog:
    """The Swedish catalogue as it is written down."""
    if not PO.exists():
        return Catalog(locale="sv", project="entre-tui", version="1", charset="utf-8")
    with PO.open("rb") as file:
        return read_po(file, locale="sv")


def update() -> None:
    """Bring new messages in and take those out that are gone; what is translated stays."""
    catalogue = read()
    catalogue.update(extracted(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.header_comment = (
        "# The Swedish words of Entré; `python -m tests.locale.catalogue update` keeps them in step."
    )
    catalogue.fuzzy = False
    catalogue.last_translator = catalogue.language_team = catalogue.msgid_bugs_address = ""
    FOLDER.mkdir(parents=True, exist_ok=True)
    text = io.BytesIO()
    write_po(text, catalogue, width=110, omit_header=False, sort_output=True, include_lineno=False)
    # A date in the header would change the file with every update.
    dated = ("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team", "Report-Msgid")
    lines = [
        line
        for line in text.getvalue().decode().splitlines()
        if not line.startswith(tuple(f'"{d}' for d in dated))
    ]
    PO.write_text("\n".join(lines) + "\n")
    compile_()


def compile_() -> None:
    """Write the binary catalogue that the program reads."""
    MO.write_bytes(compiled())


def compiled() -> bytes:
    """The binary catalogue of what is written down."""
    file = io.BytesIO()
    write_mo(file, read())
    return file.getvalue()


def key(one: Message) -> tuple[object, str | None]:
    """What a message is known by; one with a plural has a list for its id."""
    return (tuple(one.id) if isinstance(one.id, list) else one.id), one.context


def messages(catalogue: Catalog) -> dict[object, object]:
    """Translations by message and context, the header left out."""
    return {key(one): one.string for one in catalogue if one.id and one.string}


def problems() -> list[str]:
    """What is out of step, in words."""
    written = read()
    known = {key(one) for one in written if one.id}
    source = {key(one) for one in extracted() if one.id}
    found = [f"not in the catalogue: {message!r}" for message, _context in sorted(source - known, key=str)]
    found += [
        f"no longer in the source: {message!r}" for message, _context in sorted(known - source, key=str)
    ]
    with MO.open("rb") as file:
        binary = messages(read_mo(file))
    if binary != messages(read_mo(io.BytesIO(compiled()))):
        found.append("the compiled catalogue is not the written one: run update")
    return found


def untranslated() -> list[object]:
    """Messages that still show in English."""
    return [one.id for one in read() if one.id and not _all_said(one.string)]


def _all_said(words: str | Sequence[str] | None) -> bool:
    """Whether there are words, for every plural form that there is."""
    return bool(words) if words is None or isinstance(words, str) else all(words)


def main() -> int:
    command = sys.argv[1] if len(sys.argv) > 1 else "check"
    if command in ("update", "compile"):
        {"update": update, "compile": compile_}[command]()
    found = problems()
    print(*found, *(f"no Swedish yet: {message!r}" for message in untranslated()), sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
