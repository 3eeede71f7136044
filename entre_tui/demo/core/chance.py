"""Chance with a seed: the same seed and day give the same caseload."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

T = TypeVar("T")


class RandomSource(random.Random):
    """A random source with the few draws a caseload needs."""

    def choose_weighted(self, choices: dict[T, float]) -> T:
        """One of the keys, in proportion to its weight."""
        return self.choices(list(choices), list(choices.values()))[0]

    def some(self, choices: Sequence[T], fewest: int, most: int) -> list[T]:
        """Several different ones."""
        return self.sample(list(choices), min(len(choices), self.randint(fewest, most)))

    def day_between(self, first: date, last: date) -> date:
        """A day from first to last, both possible."""
        return first + timedelta(days=self.randint(0, max(0, (last - first).days)))

    def spread(self, count: int, mean: float, low: int, high: int, spread: float) -> list[int]:
        """`count` whole numbers within low and high whose mean is `mean`, to the nearest possible."""
        numbers = [min(high, max(low, round(self.gauss(mean, spread)))) for _number in range(count)]
        missing = round(mean * count) - sum(numbers)
        step = 1 if missing > 0 else -1
        while missing and any(low <= number + step <= high for number in numbers):
            index = self.randrange(count)
            if low <= numbers[index] + step <= high:
                numbers[index] += step
                missing -= step
        return numbers

    def mark_share(self, count: int, share_of_200: int) -> list[bool]:
        """Which of `count` have what so many of the published 200 had."""
        have = round(count * share_of_200 / 200)
        marks = [True] * have + [False] * (count - have)
        self.shuffle(marks)
        return marks
