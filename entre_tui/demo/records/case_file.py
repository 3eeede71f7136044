"""What stands in one client's file besides the appointments: formulation, notes, flags."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from entre_tui.demo.core.days import at_work, workday
from entre_tui.demo.records.goals import GoalWriter
from entre_tui.demo.records.writer import Writer
from entre_tui.models import (
    Flag,
    Formulation,
    FormulationNeed,
    FormulationResponsivity,
    FunctionalRow,
    MapLink,
    Note,
)
from entre_tui.rules.codes import FlagKind, Need, NeedLevel, Readiness, Statement

CHAIN = ("situation", "thoughts", "feelings", "behaviour", "short_consequence", "long_consequence")


@dataclass(slots=True)
class CaseFile(Writer):
    """Writes one person's file into `rows`."""

    def write(self) -> None:
        self._notes()
        if self.chance.random() < 0.06:
            kind = self.chance.choice((FlagKind.THREAT, FlagKind.DO_NOT_CALL, FlagKind.TWO_WORKERS))
            self.rows.add(Flag, self._early(), self.person.worker, client=self.client, kind=kind, words="")
        if self.person.has_formulation:
            self._formulation()

    def _early(self) -> datetime:
        """After some six sessions, when the formulation is written."""
        person = self.person
        until = person.ended_on or self.now.date()
        days = (until - person.started_on).days * 6 // max(7, person.sessions)
        return at_work(self.chance, workday(person.started_on + timedelta(days=days), until), self.now)

    def _formulation(self) -> None:
        at, by, chance = self._early(), self.person.worker, self.chance
        texts, voice = self.story.texts, self.story.voice
        needs = [need for need in Need if need not in (Need.SUBSTANCE, Need.GANG)]
        marked = [Need.GANG, *chance.some(needs, 2, 4), *([Need.SUBSTANCE] if self.person.substance else [])]
        writer = GoalWriter(self.person, self.client, self.plan, self.rows, chance, self.now, self.story)
        goals = writer.write([need for need in marked if need in texts.goals], at)
        formulation = self.rows.add(
            Formulation,
            client=self.client,
            number=1,
            created_at=at,
            created_by=by,
            **{part: voice.one(chance, words) for part, words in texts.five_p.items()},
            precipitating_statement=Statement.FACT,
            readiness=chance.choice(list(Readiness)),
            motivation=voice.one(chance, texts.motivation),
            hypothesis=voice.one(chance, texts.hypothesis),
        )
        strengths = chance.some(texts.strengths, len(marked), len(marked))
        for place, need in enumerate(marked):
            level = NeedLevel.MARKED if need is Need.GANG or chance.random() < 0.6 else NeedLevel.SOME
            self.rows.add(
                FormulationNeed,
                formulation=formulation,
                need=need,
                level=level,
                evidence=voice.one(chance, texts.evidence[need]),
                strengths=voice.say(strengths[place]) if place < len(strengths) else "",
                statement=chance.choice(("fact", "assessment")),
            )
        for place, chain in enumerate(chance.some(texts.chains, 1, 2)):
            values = dict(zip(CHAIN, map(voice.say, chain), strict=True))
            # The first is told by the client and in the judgment; what follows is how we understand it.
            stated = Statement.ASSESSMENT if place else Statement.FACT
            self.rows.add(FunctionalRow, formulation=formulation, place=place, statement=stated, **values)
        for area in chance.some(list(texts.adaptation), 1, 3):
            words = texts.adaptation[area]
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

    def _notes(self) -> None:
        """None is written twice in a file; what tells of change comes when there has been time for it."""
        person, texts, chance = self.person, self.story.texts, self.chance
        until = person.ended_on or self.now.date()
        span = (until - person.started_on).days
        kinds = [("note", text) for text in chance.some(texts.notes, 0, 4)]
        kinds += [("change", text) for text in chance.some(texts.changes, 0, 2 if span > 90 else 0)]
        for kind, text in kinds:
            first = person.started_on + timedelta(days=60 if kind == "change" else 1)
            day = workday(chance.day_between(min(first, until), until), until)
            at = at_work(chance, day, self.now)
            values = {
                "kind": kind,
                "text": self.story.voice.say(text),
                "pinned": chance.random() < 0.08,
                "at": at,
            }
            self.rows.add(Note, at, person.worker, client=self.client, **values)
