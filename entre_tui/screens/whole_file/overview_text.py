"""The overview in words: the lines that can be opened."""

from __future__ import annotations

from datetime import date, datetime
from textwrap import wrap

from entre_tui.casework.client.details import ClientField, client_fields
from entre_tui.casework.client.notes import CHANGE, NoteLine
from entre_tui.casework.core.programmes import phase_name, plan_of, programme_name, theme_name
from entre_tui.casework.programme.agreements import AgreementView
from entre_tui.casework.whole_file.overview import GoalBrief, Overview, ProgrammeBrief
from entre_tui.locale import _, language, ngettext
from entre_tui.locale.dates import day, day_time, days_left, in_days, short_day
from entre_tui.locale.figures import format_level
from entre_tui.locale.labels import label
from entre_tui.rules.codes import DueKind
from entre_tui.rules.due.due import DueItem
from entre_tui.screens.reintegration.text import not_assessed
from entre_tui.text import clean, width
from entre_tui.widgets.base.charts import steps
from entre_tui.widgets.lists.row_list import ListRow

PART_OF_LINE = {
    "coming": "appointments",
    "goal": "goals",
    "hypothesis": "formulation",
    "checklist": "reintegration",
}
MOST = {True: {"due": 9, "notes": 8, "goals": 6}, False: {"due": 5, "notes": 3, "goals": 3}}
BAR, WHEN = 12, 19  # cells of the bar of the checklist, and of the column it stands in


def rows(seen: Overview, now: datetime, room: int, height: int, *, wide: bool) -> list[ListRow]:
    """Everything that can be opened; where there is no room beside the list, also what would stand there.

    `room` is how many cells the words of a line have; they take as many lines as let all fit into `height`.
    """
    lines: list[ListRow] = []
    for most, goals in ((3, 3), (2, 2), (2, 1), (1, 1)):
        lines = _rows(seen, now, room, most, goals, wide)
        if len(lines) <= height:
            break
    return lines


def _rows(seen: Overview, now: datetime, room: int, most: int, goals: int, wide: bool) -> list[ListRow]:
    parts = [_due(seen, now, wide), _coming(seen, now)]
    if not wide:
        parts.append(_wrap_row(_hypothesis_row(seen), room, most))
    parts.append([line for row in _goals(seen, now, wide) for line in _wrap_row(row, room, goals)])
    if not wide:
        programmes = [line for row in _programme_rows(seen) for line in _wrap_row(row, room, most)]
        parts.append([_checklist_row(seen), *programmes])
    parts.append(
        [line for row in _notes(seen, now, wide) for line in _wrap_row(row, room, most if wide else 1)]
    )
    if not wide:
        parts.append([line for row in _detail_rows(seen) for line in _wrap_row(row, room, 1)])
    lines: list[ListRow] = []
    for number, part in enumerate(parts):
        if wide and number:
            lines.append(ListRow(("blank", number), {}, "heading"))
        lines += part
    return lines


def _wrap_row(row: ListRow, room: int, most: int) -> list[ListRow]:
    """The row in as many lines as its words need, each of which opens the same."""
    words = clean(row.cells["what"])
    lines = wrap(words, max(20, room), max_lines=most, placeholder=" …") or [words]
    first = ListRow(row.key, {**row.cells, "what": lines[0]}, row.style)
    key = row.key if isinstance(row.key, tuple) else (row.key,)
    more = [
        ListRow((*key, "line", number), {"what": line}, row.style) for number, line in enumerate(lines[1:])
    ]
    return [first, *more]


def _rows_with_title(title: str, lines: list[ListRow]) -> list[ListRow]:
    """The first line of a group says what the group is."""
    first, *rest = lines
    return [ListRow(first.key, {"section": title, **first.cells}, first.style), *rest]


def _due(seen: Overview, now: datetime, wide: bool) -> list[ListRow]:
    if not seen.due:
        return _rows_with_title(
            _("Due"), [ListRow(("nothing", "due"), {"what": _("nothing is due")}, "muted")]
        )
    most = MOST[wide]["due"]
    shown_ones = seen.due if len(seen.due) <= most else seen.due[: most - 1]
    lines = [_due_row(item, now.date()) for item in shown_ones]
    if rest := len(seen.due) - len(shown_ones):
        words = ngettext("and {number} more of these", "and {number} more of these", rest)
        lines.append(ListRow(("more", "due"), {"what": words.format(number=rest)}, "muted"))
    return _rows_with_title(_("Due"), lines)


def _due_row(item: DueItem, today: date) -> ListRow:
    missed = item.kind is DueKind.MISSED
    when = days_left(-item.over) if missed else in_days(item.on, today)
    style = "alarm" if missed and item.over > 0 else "warning" if item.over > 0 else ""
    cells = {"when": when, "what": label(item.kind, "due_kind")}
    return ListRow(("due", item.kind, item.record_id), cells, style)


def _coming(seen: Overview, now: datetime) -> list[ListRow]:
    if not seen.coming:
        words = _("nothing is booked: a, then n books a time")
        return _rows_with_title(_("Next"), [ListRow(("nothing", "coming"), {"what": words}, "muted")])
    lines = []
    for one in seen.coming:
        place = one.place or (_("by video") if one.by_video else "")
        what = ", ".join(filter(None, (label(one.kind, "appointment_kind"), place)))
        lines.append(ListRow(("coming", one.id), {"when": day_time(one.starts_at, now), "what": what}))
    return _rows_with_title(_("Next"), lines)


def _goals(seen: Overview, now: datetime, wide: bool) -> list[ListRow]:
    if not seen.goals:
        words = _("no goal is active: g, then n writes one down")
        return _rows_with_title(_("Goals"), [ListRow(("nothing", "goals"), {"what": words}, "muted")])
    most = MOST[wide]["goals"]
    lines = [_goal_row(goal, now.date()) for goal in seen.goals[:most]]
    if rest := len(seen.goals) - most if len(seen.goals) > most else 0:
        words = ngettext("and {number} more goal", "and {number} more goals", rest)
        lines.append(ListRow(("more", "goals"), {"what": words.format(number=rest)}, "muted"))
    return _rows_with_title(_("Goals"), lines)


def _goal_row(goal: GoalBrief, today: date) -> ListRow:
    if goal.level is None or goal.rated_on is None:
        when = _("not rated")
    else:
        when = f"{format_level(goal.level):>2}  {short_day(goal.rated_on, today)}"
    words = _("“{words}”").format(words=goal.own_words)
    if goal.steps_counted:
        words = f"{goal.steps_done}/{goal.steps_counted} {words}"
    return ListRow(("goal", goal.id), {"when": when, "what": words})


def _notes(seen: Overview, now: datetime, wide: bool) -> list[ListRow]:
    if not seen.notes:
        return _rows_with_title(
            _("Notes"), [ListRow(("nothing", "notes"), {"what": _("none yet: n writes one")}, "muted")]
        )
    lines = [_note_row(note, now.date()) for note in seen.notes[: MOST[wide]["notes"]]]
    return _rows_with_title(_("Notes"), lines)


def _note_row(note: NoteLine, today: date) -> ListRow:
    when = short_day(note.at.date(), today)
    words = _("change seen: {text}").format(text=note.excerpt) if note.kind == CHANGE else note.excerpt
    return ListRow(("note", note.id), {"when": f"▲ {when}" if note.pinned else when, "what": words})


def details_shown(seen: Overview) -> list[tuple[str, str]]:
    """Name and words of what is declared to stand here and is known; nothing of a protected identity."""
    fields = [] if seen.protected else [one for one in client_fields() if one.in_overview]
    told = [(_(one.label), _detail_words(one, getattr(seen.details, one.name))) for one in fields]
    return [(name, words) for name, words in told if words]


def _detail_words(one: ClientField, value: date | str | bool | None) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return day(value)
    return label(value, one.vocabulary) if one.vocabulary else value or ""


def _detail_rows(seen: Overview) -> list[ListRow]:
    told = details_shown(seen)
    rows = [ListRow(("details", name), {"when": name, "what": words}) for name, words in told]
    return _rows_with_title(_("Client"), rows) if rows else []


def _hypothesis_row(seen: Overview) -> ListRow:
    cells = {"section": _("Hypothesis")}
    if seen.hypothesis is None:
        return ListRow(("hypothesis",), {**cells, "what": _("nothing is formulated: f")}, "muted")
    text = seen.hypothesis.text or _("not written in version {number}").format(number=seen.hypothesis.number)
    return ListRow(
        ("hypothesis",), {**cells, "when": short_day(seen.hypothesis.written_at.date()), "what": text}
    )


def _checklist_row(seen: Overview) -> ListRow:
    count = seen.checklist
    words = _("{done} of {needed}").format(done=count.done, needed=count.needed)
    if count.not_assessed:
        words += " · " + not_assessed(count.not_assessed)
    cells = {"section": _("Checklist"), "when": steps(count.done, count.needed, BAR), "what": words}
    return ListRow(("checklist",), cells)


def _programme_rows(seen: Overview) -> list[ListRow]:
    if not seen.programmes:
        cells = {"section": _("Programme"), "what": _("none yet: i enrols")}
        return [ListRow(("programme", 0), cells, "muted")]
    lines = []
    for one in seen.open_programmes or seen.programmes[:1]:
        what = " · ".join(filter(None, (phase_words(one), held_words(one), *detail_lines(one))))
        cells = {"when": _short(name_of(one)), "what": what}
        lines.append(ListRow(("programme", one.enrolment.id), cells))
    return _rows_with_title(_("Programme"), lines)


def _short(name: str) -> str:
    """A name too long for its column by the letters it is known by, where it tells them: "HII"."""
    letters = name.rpartition("(")[2].rstrip(")")
    return letters if width(name) > WHEN and name.endswith(")") else name


def _agreement(one: AgreementView) -> str:
    if one.ended_on is not None:
        words = _("mentoring with {mentor} ended {day}")
        return words.format(mentor=one.mentor, day=day(one.ended_on))
    words = (
        _("mentor {mentor}, else {backup}; to be revised {day}")
        if one.backup
        else _("mentor {mentor}, to be revised {day}")
    )
    return words.format(mentor=one.mentor, backup=one.backup, day=day(one.review_on))


def detail_lines(one: ProgrammeBrief) -> list[str]:
    """Where the client stands to the group, themes of other versions, the mentoring agreement: what there is."""
    plan = plan_of(one.enrolment.programme, one.enrolment.programme_version)
    stance = plan.stance(one.enrolment.stance) if plan and one.enrolment.stance else None
    lines: list[str] = []
    if stance is not None:
        lines.append(f"{stance.name.word(language())}: {stance.aim.word(language())}")
    if one.enrolment.added_themes:
        themes = ", ".join(theme_name(theme) for theme in one.enrolment.added_themes)
        lines.append(_("also: {themes}").format(themes=themes))
    if one.agreement is not None:
        lines.append(_agreement(one.agreement))
    return lines


def name_of(one: ProgrammeBrief) -> str:
    """The programme in words."""
    return programme_name(one.enrolment.programme, one.enrolment.programme_version)


def phase_words(one: ProgrammeBrief) -> str:
    """ "Treatment since 3 Nov 2025", or how it ended."""
    enrolment = one.enrolment
    if enrolment.ended_on is not None:
        words = _("ended {day}: {ending}")
        return words.format(day=day(enrolment.ended_on), ending=label(enrolment.ending, "ending"))
    name = phase_name(enrolment.programme, enrolment.phase, enrolment.programme_version)
    since = next((step.on for step in reversed(enrolment.phases) if step.phase == enrolment.phase), None)
    return _("{phase} since {day}").format(phase=name, day=day(since)) if since else name


def held_words(one: ProgrammeBrief) -> str:
    """ "14 of 50 sessions" """
    if one.planned is not None:
        return _("{held} of {planned} sessions").format(held=one.held, planned=one.planned)
    if not one.held:
        return ""
    return ngettext("{number} session", "{number} sessions", one.held).format(number=one.held)
