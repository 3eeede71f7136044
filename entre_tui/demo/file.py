"""What stands in one client's file besides the appointments: formulation, goals, checklist, notes, flags."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from entre_tui.demo import stories
from entre_tui.demo.chance import Chance
from entre_tui.demo.people import Person
from entre_tui.demo.rows import Rows
from entre_tui.models import (
    ChecklistItem,
    Flag,
    Formulation,
    FormulationNeed,
    FormulationResponsivity,
    FunctionalRow,
    Goal,
    GoalLevel,
    GoalRating,
    GoalStatusChange,
    GoalStep,
    MapLink,
    Note,
)
from entre_tui.programmes.model import Programme
from entre_tui.rules.codes import (
    ChecklistArea,
    ChecklistNeed,
    ChecklistStatus,
    FlagKind,
    GoalStatus,
    Need,
    NeedLevel,
    Readiness,
    Statement,
)

AGENCY_OF = {
    ChecklistArea.ACCOMMODATION: "Social services",
    ChecklistArea.EMPLOYMENT: "Arbetsförmedlingen",
    ChecklistArea.DEBT: "Budget and debt advice",
    ChecklistArea.SUPPORT_CONTACT: "Skyddsvärnet",
    ChecklistArea.ADDICTION: "The addiction clinic",
    ChecklistArea.MENTAL_HEALTH: "Psychiatry",
}


@dataclass(slots=True)
class CaseFile:
    """Writes one person's file into `rows`."""

    person: Person
    client: int
    plan: Programme
    rows: Rows
    chance: Chance
    now: datetime
    in_prison: bool

    def write(self) -> None:
        self._checklist()
        self._notes()
        if self.chance.random() < 0.06:
            kind = self.chance.choice((FlagKind.THREAT, FlagKind.DO_NOT_CALL, FlagKind.TWO_WORKERS))
            self.rows.add(Flag, self._early(), self.person.worker, client=self.client, kind=kind, words="")
        if self.person.formulated:
            self._formulation()

    def _early(self) -> datetime:
        """Some weeks after the start, when the formulation is written."""
        start = self.person.started_on
        until = self.person.ended_on or self.now.date()
        day = start + timedelta(days=min(40, (until - start).days))
        return min(datetime(day.year, day.month, day.day, 14, tzinfo=self.now.tzinfo), self.now)

    def _formulation(self) -> None:
        at, by, chance = self._early(), self.person.worker, self.chance
        needs = [need for need in Need if need not in (Need.SUBSTANCE, Need.GANG)]
        marked = [Need.GANG, *chance.some(needs, 2, 4), *([Need.SUBSTANCE] if self.person.substance else [])]
        goals = self._goals([need for need in marked if need in stories.GOALS], at)
        formulation = self.rows.add(
            Formulation,
            client=self.client,
            number=1,
            created_at=at,
            created_by=by,
            **stories.FIVE_P,
            precipitating_statement=Statement.FACT,
            readiness=chance.choice(list(Readiness)),
            motivation=chance.choice(stories.MOTIVATION),
            hypothesis=chance.choice(stories.HYPOTHESIS),
        )
        for need in marked:
            level = NeedLevel.MARKED if need is Need.GANG or chance.random() < 0.6 else NeedLevel.SOME
            self.rows.add(
                FormulationNeed,
                formulation=formulation,
                need=need,
                level=level,
                evidence=stories.EVIDENCE[need],
                strengths=chance.choice(stories.STRENGTHS),
                statement=chance.choice(("fact", "assessment")),
            )
        for place, chain in enumerate(chance.some(stories.CHAINS, 1, 2)):
            names = (
                "situation",
                "thoughts",
                "feelings",
                "behaviour",
                "short_consequence",
                "long_consequence",
            )
            values = dict(zip(names, chain, strict=True))
            # The first is told by the client and in the judgment; what follows is how we understand it.
            stated = Statement.ASSESSMENT if place else Statement.FACT
            self.rows.add(FunctionalRow, formulation=formulation, place=place, statement=stated, **values)
        for area in chance.some(list(stories.ADAPTATION), 1, 3):
            words = stories.ADAPTATION[area]
            self.rows.add(FormulationResponsivity, formulation=formulation, area=area, adaptation=words)
        self._map(formulation, marked, goals)

    def _map(self, formulation: int, marked: list[Need], goals: dict[Need, int]) -> None:
        place = 0
        for need in marked:
            theme = next((theme.id for theme in self.plan.themes if need in theme.needs), None)
            strategy = self.chance.choice(self.plan.strategies).id if self.plan.strategies and theme else None
            if self.chance.random() < 0.12:
                strategy = None
            if theme or need in goals:
                values = {"need": need, "theme": theme, "strategy": strategy, "goal_id": goals.get(need)}
                self.rows.add(MapLink, formulation=formulation, place=place, **values)
                place += 1

    def _goals(self, needs: list[Need], at: datetime) -> dict[Need, int]:
        found = {}
        for place, need in enumerate(needs[: self.chance.randint(1, 3)]):
            done = self.person.ending == "completed" and self.chance.random() < 0.6
            review = (
                (at + timedelta(days=90)).date() if done else self.now.date() + timedelta(days=self._ahead())
            )
            goal = self.rows.add(
                Goal,
                at,
                self.person.worker,
                client=self.client,
                place=place,
                own_words=self.chance.choice(stories.GOALS[need]),
                smart=stories.SMART[need],
                area=need,
                theme=next((theme.id for theme in self.plan.themes if need in theme.needs), None),
                source=self.chance.choice(("client", "client", "joint")),
                target_on=self.now.date() + timedelta(days=self.chance.randint(30, 200)),
                review_on=review,
                agreement="agreed",
                agreement_on=at.date(),
                status=GoalStatus.ACHIEVED if done else GoalStatus.ACTIVE,
                weight=1,
            )
            found[need] = goal
            self._goal_parts(goal, at, done)
        return found

    def _ahead(self) -> int:
        return self.chance.randint(-12, 75)

    def _goal_parts(self, goal: int, at: datetime, done: bool) -> None:
        worker = self.person.worker
        if done:
            values: dict[str, Any] = {
                "from_status": GoalStatus.ACTIVE,
                "to_status": GoalStatus.ACHIEVED,
                "reason": "",
            }
            self.rows.add(
                GoalStatusChange, goal=goal, **values, at=min(at + timedelta(days=90), self.now), by=worker
            )
        for place, (what, actor) in enumerate(self.chance.some(stories.STEPS, 1, 3)):
            due = self.now.date() + timedelta(days=self.chance.randint(-20, 40))
            status = "done" if done or self.chance.random() < 0.4 else "todo"
            values = {"what": what, "actor": actor, "actor_name": "", "due_on": due, "status": status}
            self.rows.add(GoalStep, at, worker, goal=goal, place=place, **values)
        for level, words in stories.LEVELS:
            self.rows.add(GoalLevel, goal=goal, level=level, words=words)
        level, on = -1, at.date()
        while (on := on + timedelta(days=self.chance.randint(25, 45))) < self.now.date():
            level = max(-2, min(2, level + self.chance.choice((-1, 0, 1, 1))))
            self.rows.add(GoalRating, self.now, worker, goal=goal, on=on, level=level, words="")
            if self.person.ended_on and on > self.person.ended_on:
                break

    def _checklist(self) -> None:
        chance = self.chance
        for area in ChecklistArea.always():
            need = chance.weighted(
                {ChecklistNeed.YES: 60, ChecklistNeed.NONE: 22, ChecklistNeed.NOT_ASSESSED: 18}
            )
            if self.person.sessions > 12 and need is ChecklistNeed.NOT_ASSESSED:
                need = ChecklistNeed.YES
            status = ChecklistStatus.NOT_STARTED
            if need is ChecklistNeed.YES:
                status = chance.weighted(
                    {
                        ChecklistStatus.NOT_STARTED: 20,
                        ChecklistStatus.PLANNED: 22,
                        ChecklistStatus.IN_PROGRESS: 22,
                        ChecklistStatus.ARRANGED: 30,
                        ChecklistStatus.DECLINED: 6,
                    }
                )
            due = self.now.date() + timedelta(days=chance.randint(-10, 80))
            self.rows.add(
                ChecklistItem,
                self._early(),
                self.person.worker,
                client=self.client,
                area=area,
                need=need,
                status=status,
                responsible=AGENCY_OF[area] if need is ChecklistNeed.YES else "",
                contact="",
                due_on=due if need is ChecklistNeed.YES and not self.in_prison else None,
                weeks_before_release=chance.choice((4, 6, 8))
                if need is ChecklistNeed.YES and self.in_prison
                else None,
                in_custody="",
                after_release="",
                notes="",
            )

    def _notes(self) -> None:
        until = self.person.ended_on or self.now.date()
        for _number in range(self.chance.randint(0, 5)):
            day = self.chance.day_between(self.person.started_on, until)
            at = min(datetime(day.year, day.month, day.day, 16, tzinfo=self.now.tzinfo), self.now)
            text, kind = self.chance.choice(stories.NOTES), self.chance.choice(("note", "note", "change"))
            pinned = self.chance.random() < 0.08
            values = {"kind": kind, "text": text, "pinned": pinned, "at": at}
            self.rows.add(Note, at, self.person.worker, client=self.client, **values)
