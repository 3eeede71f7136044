"""Programs measured side by side: a round starts each once, so that a busy moment hits all of them alike."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.benchmarks.keys import Step, steps
from tests.benchmarks.terminal import SIZE, Line, Program, clock

ROOT = Path(__file__).parents[2]
Samples = dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class Case:
    """A program to measure: `ready` is on the screen when it can be used; `script` are the keys (see `keys`)."""

    name: str
    command: Sequence[str]
    ready: str
    script: str = ""
    bits: float = 0
    round_trip: float = 0
    size: tuple[int, int] = SIZE


@dataclass(slots=True)
class Figures:
    """What came of a case: every sample of every measure, over all rounds."""

    samples: Samples = field(default_factory=dict)

    def add(self, more: Samples) -> None:
        for name, values in more.items():
            self.samples.setdefault(name, []).extend(values)

    def mid(self, name: str) -> float | None:
        """The median, or nothing where it was not measured."""
        values = self.samples.get(name)
        return median(values) if values else None

    def high(self, name: str) -> float | None:
        """What 95 of 100 samples stay below."""
        values = sorted(self.samples.get(name, ()))
        return values[int(len(values) * 0.95 - 1e-9)] if values else None


def measure(cases: Sequence[Case], rounds: int) -> Mapping[str, Figures]:
    """All cases, in rounds; a case that fails in a round is told of and left out of it."""
    found = {case.name: Figures() for case in cases}
    for number in range(rounds):
        for case in cases:
            print(f"  round {number + 1}: {case.name}", file=sys.stderr)
            try:
                found[case.name].add(run(case))
            except (LookupError, OSError) as error:
                print(f"! {case.name}: {error}", file=sys.stderr)
    return found


def together(table: Mapping[str, Figures]) -> Figures:
    """The figures of several cases that share no label, as of one."""
    whole = Figures()
    for figures in table.values():
        whole.add(figures.samples)
    return whole


def run(case: Case) -> Samples:
    """One start, and all its keys. Milliseconds, bytes and MB."""
    samples: Samples = {}
    with Program(case.command, ROOT, Line(case.bits, case.round_trip), case.size) as program:
        seen = program.until(re.compile(case.ready, re.MULTILINE))
        spent = program.usage()[1]
        program.until_quiet()
        settled = program.taken[-1][0]
        samples["visible"] = [(seen - program.started) * 1e3]
        samples["settled"] = [(settled - program.started) * 1e3]
        samples["start cpu"] = [spent]
        for step in steps(case.script, application=program.application_keys):
            _do(program, step, samples)
        samples["memory"] = [program.usage()[0]]
        if program.over:
            raise LookupError("ended early")
    return samples


def _do(program: Program, step: Step, samples: Samples) -> None:
    if step.listen:
        program.taken.clear()
        program.listen(step.listen)
        _note(samples, step.label, size=float(sum(size for _at, size in program.taken)))
        return
    before, sizes = program.usage()[1], 0
    for number, text in enumerate(step.sent):
        pressed = program.send(text)
        if step.hz and number + 1 < len(step.sent):
            program.listen(1 / step.hz - (clock() - pressed))
            sizes += sum(size for _at, size in program.taken)
            continue
        program.until_quiet()
        sizes += sum(size for _at, size in program.taken)
        if not sizes:
            continue
        last = max((at for at, _size in program.taken), default=None)
        wait = (last - pressed) * 1e3 if last is not None else None
        count = len(step.sent) if step.hz else 1
        _note(samples, step.label, wait=wait, size=sizes / count)
        sizes = 0
    each = (program.usage()[1] - before) / len(step.sent)
    samples.setdefault(f"{step.label} cpu", []).append(each)


def _note(samples: Samples, label: str, *, wait: float | None = None, size: float) -> None:
    if wait is not None:
        samples.setdefault(f"{label} ms", []).append(wait)
    samples.setdefault(f"{label} bytes", []).append(size)
