"""`python -m tests.benchmarks` measures the program in a real terminal and writes docs/performance.md."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks import report
from tests.benchmarks.caseloads import caseload, long_file
from tests.benchmarks.lists import PARTS, PLACES, holding, moving
from tests.benchmarks.loading import dearest
from tests.benchmarks.peers import as_text, peers
from tests.benchmarks.rounds import ROOT, Case, Figures, measure, together
from tests.benchmarks.terminal import SIZE, SMALL

SIZES = {"120×40": SIZE, "80×24": SMALL}
SLOW = {"bits": 64_000.0, "round_trip": 0.1}
LIST = (
    "@idle wait:3000 @move down*15 up*10 @to-end end up*40 @scroll up*20 @page pageup*15 @home home @end end "
    "@home home @end end @search / text:andersson_k esc"
)
HELD = (
    "@rest wait:1500 @to-end down*45@30 @one-down down*6 @held-down down*60@30 @one-page pagedown*4 "
    "@held-page pagedown*30@30"
)
FILE = (
    "@rest wait:1500 @open enter @close esc @open enter @close esc @open enter @parts f g s a r c t o "
    "@sessions s wait:500 @move down*20"
)
# f7 takes all that an earlier round left as a draft, so that each round's note is as long.
NOTE = (
    "@rest wait:1500 enter wait:800 N wait:800 f7 @paste paste:12000 @rest wait:1500 @typing text:och_sedan_kom_han "
    "@rest up*60 @typing text:hem_igen_med_bussen"
)


def ours(
    name: str,
    file: Path,
    script: str = "",
    *,
    bits: float = 0,
    round_trip: float = 0,
    size: tuple[int, int] = SIZE,
) -> Case:
    """The program on a case file."""
    command = [sys.executable, "-m", "tests.benchmarks.launch", str(file)]
    return Case(name, command, r"E-\d", script, bits, round_trip, size)


def start_up(files: Mapping[int, Path], text: Path, rounds: int) -> Mapping[str, Figures]:
    """From the command to the client list, against the smallest Textual app and the peers."""
    smallest = Case("smallest Textual app", [sys.executable, "-m", "tests.benchmarks.smallest"], "ready")
    here = [ours(f"{size:,}", file) for size, file in files.items()]
    return measure([smallest, *here, *peers(text, script="")], rounds)


def keys(files: Mapping[int, Path], text: Path, rounds: int) -> Mapping[str, Figures]:
    """Moving about in the list at every size, and the peers on the same lines."""
    return measure([*(ours(f"{size:,}", file, LIST) for size, file in files.items()), *peers(text)], rounds)


def slow_line(file: Path, text: Path, rounds: int) -> Mapping[str, Figures]:
    """A held key over 64 kbit/s with 100 ms there and back."""
    return measure([ours("entre", file, HELD, **SLOW), *peers(text, **SLOW, script=HELD)], rounds)


def long_client(file: Path, rounds: int) -> Mapping[str, Figures]:
    """A file with 1,000 sessions and 500 notes."""
    cases = [ours("1,000 sessions, 500 notes", file, FILE), ours("a note of 12,000 letters", file, NOTE)]
    return measure(cases, rounds)


def lists(middle: Path, long: Path, size: tuple[int, int]) -> Figures:
    """A key in every other list: the places on the caseload of the middle size, the parts of a file on the long one."""
    cases = [
        ours("places", middle, moving(PLACES), size=size),
        ours("file", long, moving(PARTS), size=size),
    ]
    return together(measure(cases, 1))


def slow_lists(middle: Path, long: Path) -> Figures:
    """A key held in every other list, on the slow line."""
    cases = [ours("places", middle, holding(PLACES), **SLOW), ours("file", long, holding(PARTS), **SLOW)]
    return together(measure(cases, 1))


def stalls(file: Path) -> list[dict[str, object]]:
    """What held the interface's thread for more than 8 ms."""
    command = [sys.executable, "-m", "tests.benchmarks.stalls", str(file)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in told.splitlines() if line.startswith("{")]


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--sizes", default="200,10000,100000", help="numbers of clients (1000000 takes long)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="where the case files are kept (else made anew)")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "performance.md")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="entre-bench-") as temporary:
        folder = args.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        files = {int(size): caseload(folder, int(size)) for size in args.sizes.split(",")}
        middle = min(files, key=lambda size: abs(size - 10_000))
        text = as_text(files[middle], folder / "list.txt")
        long = long_file(folder)
        found = report.Found(
            sizes=list(files),
            middle=middle,
            rounds=args.rounds,
            start=start_up(files, text, args.rounds),
            keys=keys(files, text, max(2, args.rounds // 2)),
            slow=slow_line(files[middle], text, 1),
            long=long_client(long, max(2, args.rounds // 2)),
            lists={name: lists(files[middle], long, size) for name, size in SIZES.items()},
            slow_lists=slow_lists(files[middle], long),
            imports=dearest(),
            stalls=stalls(long),
        )
    args.out.write_text(report.page(found), "utf-8")
    print(f"wrote {args.out.relative_to(ROOT) if args.out.is_relative_to(ROOT) else args.out}")


if __name__ == "__main__":
    main()
