"""Small charts made of text: quicker to look at than to read, and whole without colour."""

from __future__ import annotations

from collections.abc import Sequence

from entre_tui.locale.figures import format_level

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_LEVELS = "▁▂▃▄▅▆▇█"
NOTHING = "·"
DOT = "●"


def bar(value: float, whole: float, cells: int) -> str:
    """A bar of `value` out of `whole`, in exactly so many cells; anything above nothing shows at least a sliver."""
    if cells < 1:
        return ""
    if whole <= 0 or value <= 0:
        return " " * cells
    eighths = max(1, round(cells * 8 * min(1.0, value / whole)))
    full, rest = divmod(eighths, 8)
    return ("█" * full + (_EIGHTHS[rest] if rest else "")).ljust(cells)


def sparkline(values: Sequence[float | None], cells: int = 0) -> str:
    """One sign a value, the latest ones if there are too many; unknown values show as a dot, not as nothing."""
    values = values[-cells:] if cells else values
    known = [value for value in values if value is not None]
    if not known:
        return NOTHING * len(values)
    low, high = min(known), max(known)
    span = high - low
    return "".join(
        NOTHING if value is None else _LEVELS[round(7 * (value - low) / span) if span else 3]
        for value in values
    )


def dots(
    values: Sequence[int | None], low: int = -2, high: int = 2, *, cells: int = 0, step: int = 2
) -> list[str]:
    """Ratings over time, a line for each level from the highest down, as for Goal Attainment Scaling.

    Each line begins with its level; what was expected (0) has a line of its own to see the others against.
    """
    room = max(1, (cells - 4) // step) if cells else len(values)
    values = values[-room:]
    lines = []
    for level in range(high, low - 1, -1):
        blank = "┄" if level == 0 else " "
        marks = ((DOT if value == level else blank) + blank * (step - 1) for value in values)
        lines.append(f"{format_level(level):>2} {blank}{''.join(marks)}".rstrip(" "))
    return lines


def strip(signs: Sequence[str], cells: int) -> str:
    """A run of one-cell signs, the latest last; what does not fit is cut off at the old end, and said."""
    if len(signs) <= cells:
        return "".join(signs)
    return "…" + "".join(signs[len(signs) - cells + 1 :]) if cells > 0 else ""


def steps(done: int, whole: int, cells: int) -> str:
    """So many done of so many: "■■■□□□", or a bar where there is no room for one sign each."""
    if whole <= 0 or cells <= 0:
        return ""
    if whole <= cells:
        return "■" * min(done, whole) + "□" * (whole - min(done, whole))
    return bar(done, whole, cells)
