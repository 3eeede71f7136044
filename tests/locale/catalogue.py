"""The Swedish catalogue kept in step with the source: `python -m tests.locale.catalogue update|compile|check`.

Babel is a dependency of the tests only: what is shipped reads the compiled catalogue with the standard library.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[2] / "entre_tui"
FOLDER = PACKAGE / "locale" / "sv" / "LC_MESSAGES"
PO, MO = FOLDER / "entre.po", FOLDER / "entre.mo"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def extracted() -> Catalog:
    """Every message of the source."""
    template = Catalog(project="entre-tui", version="1", charset="utf-8")
    found = extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS)
    for name, _line, message, comments, context in sorted(found, key=lambda one: (one[0], one[1])):
        # Files without lines: a catalogue that changes with every line number is never in step.
        template.add(
            message, locations=[(f"entre_tui/{name}", None)], auto_comments=comments, context=context
        )
    return template


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
    return [one.id for one in read() if one.id and not "".join(one.string or "")]


def main() -> int:
    command = sys.argv[1] if len(sys.argv) > 1 else "check"
    if command in ("update", "compile"):
        {"update": update, "compile": compile_}[command]()
    found = problems()
    print(*found, *(f"no Swedish yet: {message!r}" for message in untranslated()), sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
