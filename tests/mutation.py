"""Mutation runs: one small change at a time in the program, and whether a test fails for it (docs/testing.md).

    python -P tests/mutation.py rules                     the whole room
    python -P tests/mutation.py rules 'entre_tui.rules.due*'    some modules, functions or mutants of it
    python -P tests/mutation.py rules --table             what the last run found, module by module

Which modules are changed stands in pyproject.toml under `tool.mutmut`; the tests of a room are those in `tests/ROOM`.
`-P` keeps this folder off the path: it has a `locale` and a `terminal` of its own.
"""

from __future__ import annotations

import os
import resource
import select
import signal
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import libcst
import mutmut.__main__ as mutmut
from mutmut.configuration import config
from mutmut.mutation.data import SourceFileMutationData
from mutmut.state import state
from mutmut.utils.file_utils import walk_mutatable_files
from mutmut.workers import isolation
from mutmut.workers.isolation import ForkServerRunner

CHILDREN = 2
MEMORY = 4 << 30
KILLED = ("killed", "timeout")
CACHES = ("lru_cache", "cache")
KEPT = ("staticmethod", "classmethod")


class Undecorated(libcst.CSTTransformer):
    """`@change def add(): …` as `def add(): …` and `add = change(add)`.

    mutmut leaves decorated functions as they are, and here those are every change of a case and every property. A
    cache is left out instead: who found its answer ready would not be counted among the tests of what fills it.
    """

    def __init__(self) -> None:
        self.functions = 0

    def visit_FunctionDef(self, node: libcst.FunctionDef) -> None:  # noqa: N802
        self.functions += 1

    def leave_FunctionDef(  # noqa: N802
        self, original_node: libcst.FunctionDef, updated_node: libcst.FunctionDef
    ) -> libcst.FunctionDef | libcst.FlattenSentinel[libcst.BaseStatement]:
        self.functions -= 1
        wrappers = [libcst.Module([]).code_for_node(one.decorator) for one in updated_node.decorators]
        if self.functions or not wrappers or wrappers[0] in KEPT:
            return updated_node
        name = updated_node.name.value
        wrapped = name
        for wrapper in reversed(wrappers):
            if not wrapper.startswith(CACHES):
                wrapped = f"{wrapper}({wrapped})"
        plain = updated_node.with_changes(decorators=())
        if wrapped == name:
            return plain
        return libcst.FlattenSentinel([plain, libcst.parse_statement(f"{name} = {wrapped}")])


def _mutate_undecorated(filename: str, code: str, *lines: set[int] | None) -> object:
    return _mutate(filename, libcst.parse_module(code).visit(Undecorated()).code, *lines)


def _submit_quick_tests_first(
    runner: ForkServerRunner, mutant: str, tests: list[str], cpu_time_limit: int, estimated_time: float
) -> None:
    _submit(
        runner,
        mutant,
        sorted(tests, key=state().duration_by_test.__getitem__),
        cpu_time_limit,
        estimated_time,
    )


def _stop_in_time(pid: int, timeout_s: float) -> None:
    """Ends a mutant that never ends, and nobody else.

    mutmut sends the signal to the number of the process, long after that has ended and its number is another's.
    """
    handle = os.pidfd_open(pid)

    def watch() -> None:
        ended, _, _ = select.select([handle], [], [], timeout_s)
        if not ended:
            signal.pidfd_send_signal(handle, signal.SIGXCPU)
        os.close(handle)

    threading.Thread(target=watch, daemon=True).start()


_mutate = mutmut.mutate_file_contents
mutmut.mutate_file_contents = _mutate_undecorated
_submit = ForkServerRunner.submit
ForkServerRunner.submit = _submit_quick_tests_first
isolation.register_timeout = _stop_in_time


def choose(room: str) -> None:
    """Narrow the settings to a room."""
    settings = config()
    settings.only_mutate = [path for path in settings.only_mutate if path.startswith(f"entre_tui/{room}/")]
    if not settings.only_mutate:
        raise SystemExit(f"pyproject.toml names no modules of {room} to mutate")
    settings.pytest_add_cli_args_test_selection = [f"tests/{room}"]
    # A mutant that gathers without end fails by itself, before the system ends what it likes to make room.
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # Pytest starts anew for every mutant: without what these tests do not use it starts four times as fast.
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"


def results(patterns: list[str]) -> Iterator[tuple[Path, Counter[str]]]:
    """How many mutants of each module ended how."""
    for path in sorted(walk_mutatable_files()):
        data = SourceFileMutationData(path=path)
        data.load()
        ended = Counter(
            mutmut.status_by_exit_code[code]
            for name, code in data.exit_code_by_key.items()
            if not patterns or any(fnmatch(name, pattern) for pattern in patterns)
        )
        if ended:
            yield path, ended


def print_table(patterns: list[str]) -> None:
    """Killed of all, a module a line, in Markdown; a mutant no test runs into is not killed."""
    total: Counter[str] = Counter()
    print("| module | mutants | killed | of them by the clock | alive | no test | killed of all |")
    print("|---|---|---|---|---|---|---|")
    for path, ended in results(patterns):
        total += ended
        print(_line(f"`{'.'.join(path.with_suffix('').parts[2:])}`", ended))
    print(_line("**all**", total))
    if total["not checked"]:
        print(f"\n{total['not checked']} were not run and stand here as alive")


def _line(name: str, ended: Counter[str]) -> str:
    every = ended.total()
    killed = sum(ended[status] for status in KILLED)
    untested = ended["no tests"]
    alive = every - killed - untested
    share = f"{killed / every:.1%}" if every else ""
    return f"| {name} | {every} | {killed} | {ended['timeout']} | {alive} | {untested} | {share} |"


def main(room: str, *rest: str) -> None:
    patterns = [word for word in rest if not word.startswith("-")]
    choose(room)
    if "--table" not in rest:
        mutmut.cli(["run", "--max-children", str(CHILDREN), *patterns], standalone_mode=False)
    print_table(patterns)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
