"""One client's goals: written with the formulation, worked on while the programme goes on, settled when it ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from entre_tui.demo.core.days import at_work, workday
from entre_tui.demo.records.writer import Writer
from entre_tui.models import Goal, GoalLevel, GoalRating, GoalStatusChange, GoalStep
from entre_tui.rules.codes import GoalStatus, Need


@dataclass(slots=True)
class GoalWriter(Writer):
    """Writes them into `rows`."""

    def write(self, needs: list[Need], at: datetime) -> dict[Need, int]:
        """One to three of the needs have a goal; gives its number by need."""
        return {
            need: self._goal(place, need, at) for place, need in enumerate(needs[: self.chance.randint(1, 3)])
        }

    @property
    def _until(self) -> date:
        return self.person.ended_on or self.now.date()

    def _day(self, first: date, last: date) -> date:
        return workday(self.chance.day_between(min(first, last), last), last)

    def _goal(self, place: int, need: Need, at: datetime) -> int:
        person, chance, texts, made = self.person, self.chance, self.story.texts, at.date()
        ended = person.ended_on is not None
        status = GoalStatus.ACTIVE
        if ended:
            reached = person.ending == "completed" and chance.random() < 0.7
            status = GoalStatus.ACHIEVED if reached else GoalStatus.REMOVED
        settled = self._day(made + timedelta(days=30), self._until) if ended else None
        if settled and status is GoalStatus.REMOVED:
            settled = self._until
        ahead = self.now.date() + timedelta(days=chance.randint(30, 200))
        review = self.now.date() + timedelta(days=chance.randint(-12, 75))
        review = max(review, made + timedelta(days=14))
        goal = self.rows.add(
            Goal,
            at,
            person.worker,
            client=self.client,
            place=place,
            own_words=self.story.voice.one(chance, texts.goals[need]),
            smart=self.story.voice.say(texts.smart[need]),
            area=need,
            theme=next((theme.id for theme in self.plan.themes if need in theme.needs), None),
            source=chance.choice(("client", "client", "joint")),
            target_on=workday(max(self._until, made + timedelta(days=14)) if ended else ahead),
            review_on=None if ended else workday(review),
            agreement="agreed",
            agreement_on=made,
            status=status,
            weight=1,
        )
        if settled:
            self._settle(goal, status, settled)
        self._steps(goal, made, status)
        for level, words in texts.levels:
            self.rows.add(GoalLevel, goal=goal, level=level, words=words)
        self._rate(goal, made, settled, status)
        return goal

    def _settle(self, goal: int, status: GoalStatus, on: date) -> None:
        reason = ""
        if status is GoalStatus.REMOVED and self.person.ending:
            reason = self.story.texts.unreached[self.person.ending]
        at, by = at_work(self.chance, on, self.now), self.person.worker
        values = {"from_status": GoalStatus.ACTIVE, "to_status": status, "reason": reason}
        self.rows.add(GoalStatusChange, goal=goal, **values, at=at, by=by)

    def _steps(self, goal: int, made: date, status: GoalStatus) -> None:
        chance, today = self.chance, self.now.date()
        for place, (what, actor) in enumerate(chance.some(self.story.texts.steps, 1, 3)):
            if self.person.ended_on is not None:
                due = self._day(made + timedelta(days=7), self._until)
            else:
                due = workday(max(made + timedelta(days=7), today + timedelta(days=chance.randint(-20, 40))))
            done = status is GoalStatus.ACHIEVED or chance.random() < 0.4
            values = {"what": what, "actor": actor, "actor_name": "", "due_on": due}
            step_status = "done" if done else "todo"
            made_at = at_work(chance, made, self.now)
            self.rows.add(
                GoalStep, made_at, self.person.worker, goal=goal, place=place, **values, status=step_status
            )

    def _rate(self, goal: int, made: date, settled: date | None, status: GoalStatus) -> None:
        """Every month or so, from as it was to what it has become."""
        level, on, until = -1, made, settled or self.now.date()
        while (on := workday(on + timedelta(days=self.chance.randint(25, 45)))) < until:
            level = max(-2, min(2, level + self.chance.choice((-1, 0, 1, 1))))
            self._add_rating(goal, on, level)
        if settled and status is GoalStatus.ACHIEVED:
            self._add_rating(goal, settled, max(0, level))

    def _add_rating(self, goal: int, on: date, level: int) -> None:
        at = at_work(self.chance, on, self.now)
        self.rows.add(GoalRating, at, self.person.worker, goal=goal, on=on, level=level, words="")
