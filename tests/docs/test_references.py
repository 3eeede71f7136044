"""Comments and documents cite only documents and sections that are in the repository."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(file for room in ("entre_tui", "tests") for file in (ROOT / room).rglob("*.py"))
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
CITED = re.compile(r"([\w./-]*\w\.md)\b((?:(?:, | and | )\d+)*)")
LINKED = re.compile(r"\]\(([^)#\s:]+)(?:#[^)]*)?\)")


def said_in(file: Path) -> Iterator[str]:
    """The comments of a file, and the strings that stand for themselves: docstrings."""
    text = file.read_text("utf-8")
    if ".md" not in text:
        return
    read = io.StringIO(text).readline
    yield from (each.string for each in tokenize.generate_tokens(read) if each.type == tokenize.COMMENT)
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Expr(value=ast.Constant(value=str(words))):
                yield words


def sections(document: Path) -> set[str]:
    """The numbers of its numbered sections."""
    return set(re.findall(r"^## (\d+)\. ", document.read_text("utf-8"), re.MULTILINE))


def missing(text: str) -> list[str]:
    """What a text cites and nobody can look up."""
    found = []
    for path, numbers in CITED.findall(text):
        document = ROOT / path
        if not document.is_file():
            found.append(path)
        elif wanted := set(re.findall(r"\d+", numbers)) - sections(document):
            found.append(f"{path} {', '.join(sorted(wanted))}")
    return found


def test_what_comments_cite_is_in_the_repository() -> None:
    lost = {
        f"{file.relative_to(ROOT)}: {each}"
        for file in SOURCES
        for text in said_in(file)
        for each in missing(text)
    }
    assert sorted(lost) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_what_a_document_links_to_is_in_the_repository(document: Path) -> None:
    links = LINKED.findall(document.read_text("utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("as docs/casework.md 2 and 4 say, and docs/casework.md 3, 9", []),
        ("README.md", []),
        ("(elsewhere.md 3)", ["elsewhere.md"]),
        ("docs/casework.md 3, 99", ["docs/casework.md 99"]),
    ],
)
def test_a_citation_is_looked_up(text: str, lost: list[str]) -> None:
    assert missing(text) == lost


NAMED = re.compile(r"`([\w.]+)`\s+\((?:[^()`]* )?`([\w./-]+\.py)`|`([\w.]+)` in\s+`([\w./-]+\.py)`")
PLACES = (ROOT, ROOT / "entre_tui")


def named_files(document: Path) -> set[str]:
    """Files of the program that a document names, in code spans."""
    return set(re.findall(r"`([\w./-]+/[\w.-]+\.(?:py|tcss|sql|toml)|\w+\.py)`", document.read_text("utf-8")))


def place_of(name: str) -> Path | None:
    """Where a file is that is named from the top or from inside the program."""
    return next((place / name for place in PLACES if (place / name).is_file()), None)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_the_files_and_names_of_a_document_are_in_the_program(document: Path) -> None:
    assert sorted(name for name in named_files(document) if place_of(name) is None) == []
    lost = []
    for one, here, other, there in NAMED.findall(document.read_text("utf-8")):
        name, file = one or other, here or there
        said = (place_of(file) or document).read_text("utf-8")
        parts = [part for part in name.split(".") if part != Path(file).stem]
        lost += [f"{name} in {file}" for part in parts if not re.search(rf"\b{part}\b", said)]
    assert lost == []
