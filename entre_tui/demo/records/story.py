"""Who one client is to the caseload: where they are on a day, and how their file speaks of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from entre_tui.demo.core.chance import RandomSource
from entre_tui.demo.core.people import DemoClient
from entre_tui.demo.words.texts import PARENT_FROM, Texts, Voice
from entre_tui.rules.codes import Ending
from entre_tui.rules.people import age_on


@dataclass(frozen=True, slots=True)
class Story:
    """The client's words and whereabouts; `room` is where they are usually seen at the office."""

    texts: Texts
    voice: Voice
    released: date | None
    prison: str
    room: str

    def inside(self, day: date) -> bool:
        """Whether the client was in prison on that day."""
        return self.released is not None and day < self.released

    def place(self, day: date) -> str:
        """Where people see the client."""
        return self.texts.prison.format(prison=self.prison) if self.inside(day) else self.room


def story_of(
    person: DemoClient, released: date | None, prison: str, texts: Texts, chance: RandomSource
) -> Story:
    """Somebody with a new sentence was outside while the programme went on."""
    age = age_on(person.birth_date, person.started_on) or 0
    return Story(
        texts,
        Voice(person.woman, age >= PARENT_FROM and person.number % 3 == 0, texts.language),
        None if person.ending is Ending.REARRESTED else released,
        prison,
        chance.choice(texts.rooms),
    )
