"""Removing a consent, a meeting or a task: what it is and what goes with it is said before."""

from __future__ import annotations

from collections.abc import Callable

from entre_tui.casework.collaboration import consent, meeting_tasks, meetings
from entre_tui.casework.collaboration.consent_views import ConsentLine
from entre_tui.casework.collaboration.meeting_views import MeetingLine
from entre_tui.casework.core.base import Done
from entre_tui.casework.reintegration.tasks import TaskView
from entre_tui.locale import _, ngettext
from entre_tui.locale.dates import day
from entre_tui.screens.client.immediate_part import ImmediatePart


def ask_remove(
    screen: ImmediatePart, line: ConsentLine | None, meeting: MeetingLine | None, task: TaskView | None
) -> None:
    """A task goes before the meeting it came from; one of the three is at the mark."""
    if task is not None:
        detail = _("{what}. u brings it back.").format(what=task.what)
        _ask(screen, _("Remove this task?"), detail, meeting_tasks.remove_task, task.id, task.version)
    elif meeting is not None:
        question = _("Remove the meeting of {day}?").format(day=day(meeting.on))
        _ask(screen, question, _with_it(meeting), meetings.remove_meeting, meeting.id, meeting.version)
    elif line is not None:
        question = _("Remove the consent of {day}?").format(day=day(line.given_on))
        detail = _(
            "For a consent entered by mistake: what it allowed is then answered with no, also for days gone "
            "by. Meetings stay. One that the client takes back is withdrawn (w), not removed. u brings it back."
        )
        _ask(screen, question, detail, consent.remove_consent, line.id, line.version)


def _with_it(meeting: MeetingLine) -> str:
    number = len(meeting.tasks)
    tasks = ngettext("{number} task goes with it.", "{number} tasks go with it.", number).format(
        number=number
    )
    said = _("Who took part and what was decided go out of sight; counts and lead time follow.")
    return " ".join(filter(None, (said, tasks if number else "", _("u brings it back."))))


def _ask(
    screen: ImmediatePart, question: str, detail: str, remove: Callable[..., Done], number: int, version: int
) -> None:
    screen.ask_first(question, detail, _("remove"), lambda: screen.act(remove, number, seen_version=version))
