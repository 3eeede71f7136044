"""`python -m tests.benchmarks.imports [ROWS]`: how fast an office's list comes in, and with how much memory."""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random

from entre_tui.casework.core import audit
from entre_tui.casework.core.actor import NOBODY
from entre_tui.casework.core.base import Acting, Role
from entre_tui.casework.office import workers
from entre_tui.door.process.this_computer import office_clock
from entre_tui.exchange.importing.duplicate_prompt import nobody
from entre_tui.exchange.importing.job import find_tables
from entre_tui.exchange.importing.run import ImportRun, check
from entre_tui.storage.thread.store import Store

FAMILY = ("Andersson", "Öberg", "Åkesson", "Lindqvist", "Ek", "Nyström", "Hasan", "Ali")
GIVEN = ("Karim", "Åsa", "Nils", "Omar", "Erik", "Lea", "Ville", "Sara")
HEADER = (
    "Klientnr", "Efternamn", "Förnamn", "Personnummer", "Födelsedatum", "Kön", "Telefon", "Kontor",
    "Kommun", "Status", "Anstalt", "Frigivningsdatum", "Risk", "Handläggare", "Kommentar",
)  # fmt: skip


def write_list(path: Path, rows: int) -> None:
    """Made-up clients as Swedish Excel saves them."""
    random = Random(1)
    with path.open("w", encoding="cp1252", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(HEADER)
        for number in range(rows):
            born = date(1960, 1, 1) + timedelta(days=random.randrange(16_000))
            release = date(2024, 1, 1) + timedelta(days=random.randrange(1500))
            writer.writerow(
                [
                    f"G-{number:06d}",
                    f"{random.choice(FAMILY)}{number % 997}",
                    f"{random.choice(GIVEN)}{number // 997}",
                    "",
                    born.isoformat(),
                    random.choice(("man", "kvinna")),
                    f"070-174 {number % 10_000:04d}",
                    random.choice(("Göteborg", "Umeå", "Malmö")),
                    "Göteborg",
                    random.choice(("anstalt", "VF", "skyddstillsyn")),
                    "Tidaholm",
                    f"{release.day}/{release.month} {release.year}",
                    random.choice(("hög", "medel", "låg")),
                    f"Kim Ek{number % 35}",
                    "",
                ]
            )


def once(acting: Acting, path: Path, store: Store) -> tuple[float, int]:
    """Seconds, and rows that are new."""
    start = time.perf_counter()
    tables, _told = find_tables(path)
    works = [check(table, acting.now, lambda *_: None) for table in tables]
    ImportRun(acting, store, lambda *_: None, nobody).save(works)
    return time.perf_counter() - start, sum(work.kept.new for work in works)


def measure(folder: Path, rows: int) -> None:
    """The list into an empty encrypted file, and once more into the same."""
    import resource

    audit.use_key(b"benchmark")
    now = office_clock()()
    store = Store.open(folder / "entre.db", "5e" * 32, create=True)
    try:
        role = Role.SUPERVISOR
        store.call(workers.first_worker, Acting(NOBODY, now), "alex", "bench", "Alex Berg", "Göteborg", role)
        actor = store.call(workers.sign_in, "alex", "bench", now=now)
        for what in ("first time", "again"):
            seconds, new = once(Acting(actor, now), folder / "list.csv", store)
            print(f"{what:12} {rows:,} rows, {new:,} new: {seconds:.1f} s, {rows / seconds:,.0f} rows/s")
    finally:
        store.close()
    print(f"memory       {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")


def main(words: list[str]) -> int:
    """Makes the list, then measures in a process of its own, so that making it costs no memory there."""
    if len(words) == 2:
        measure(Path(words[1]), int(words[0]))
        return 0
    rows = words[0] if words else "50000"
    with tempfile.TemporaryDirectory() as folder:
        write_list(Path(folder) / "list.csv", int(rows))
        command = [sys.executable, "-m", "tests.benchmarks.imports", rows, folder]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
