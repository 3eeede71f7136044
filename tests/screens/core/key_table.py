"""The README's table of keys, made from the table of commands: `python -m tests.screens.core.key_table`."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from entre_tui.commands import TABLE, TITLES, Command
from entre_tui.locale import _

BEGIN, END = "<!-- keys -->", "<!-- /keys -->"


def key_table() -> str:
    """All commands as Markdown, place by place, in the order of `TITLES`."""
    order = list(TITLES)
    rows = sorted(TABLE, key=lambda row: order.index(row.place))
    parts = [_section(place, list(group)) for place, group in groupby(rows, key=lambda row: row.place)]
    return "\n".join(parts)


def _section(place: str, rows: list[Command]) -> str:
    lines = [f"**{_(TITLES[place])}**", "", "| key | does |", "|---|---|"]
    for row in rows:
        keys = " ".join(f"`{key}`" for key in row.shown_keys.split(" "))
        lines.append(f"| {keys} | {_(row.help)} |")
    return "\n".join([*lines, ""])


def with_table(readme: str) -> str:
    """The README with the table between its marks put in anew."""
    before, begin, rest = readme.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"there is no {BEGIN} … {END} to put the table between")
    return f"{before}{BEGIN}\n{key_table()}{END}{after}"


if __name__ == "__main__":
    readme = Path(__file__).parents[3] / "README.md"
    readme.write_text(with_table(readme.read_text("utf-8")), "utf-8")
