"""`python -m tests.interpreters [PYTEST WORDS …]`: the tests on every supported Python that this machine has.

Each other Python gets an environment of its own and runs the tests that a Python can break: the demonstration, a case
file made, closed and opened again, the whole path, the jobs and the terminal driver, all in real terminals. This Python
then runs the whole suite, whose summary says what ran where.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
REPORT = "ENTRE_INTERPRETERS"
"""The environment variable that hands what the other Pythons said to the summary of the whole suite."""
CLASSIFIER = "Programming Language :: Python :: "
SUBSET = [
    "tests/endtoend/test_demo.py",
    "tests/endtoend/test_whole_path.py",
    "tests/endtoend/test_leaving.py",
    "tests/endtoend/test_cli.py",
    "tests/endtoend/test_keys.py",
    "tests/terminal",
    "tests/door",
    "tests/screens/core/test_start.py",
    "tests/exchange/importing/test_command.py",
]
PARALLEL = ["-n", "6", "--dist", "worksteal"]
WHICH = "import ensurepip, sys; print('%d.%d.%d' % sys.version_info[:3])"


@dataclass(frozen=True)
class Run:
    """What one Python said: its full version, the runner's own summary, and its exit code."""

    version: str
    summary: str
    code: int


def supported_versions() -> list[str]:
    """The versions that pyproject.toml names, such as "3.12"."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = [line.removeprefix(CLASSIFIER) for line in project["classifiers"] if line.startswith(CLASSIFIER)]
    return [name for name in names if re.fullmatch(r"3\.\d+", name)]


def find_interpreter(version: str) -> tuple[str, str] | None:
    """Path and full version of a Python that can make an environment; on PATH, or under the version manager's root."""
    for candidate in _candidates(version):
        done = subprocess.run([candidate, "-c", WHICH], capture_output=True, text=True, check=False)
        found = done.stdout.strip()
        # A version manager's stand-in on PATH may answer for none, or for another.
        if done.returncode == 0 and found.startswith(f"{version}."):
            return candidate, found
    return None


def _candidates(version: str) -> Iterator[str]:
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        if found := shutil.which(f"python{version}", path=folder):
            yield found
    root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    yield from map(str, sorted(root.glob(f"versions/{version}.*/bin/python"), reverse=True))
    yield from map(str, sorted(root.glob(f"pyenv-win/versions/{version}.*/python.exe"), reverse=True))


def run_subset(interpreter: str, version: str) -> Run:
    """The program installed for this Python, and the tests that it could break."""
    folder = ROOT / ".venv" / f"python{version}"
    python = str(folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    steps: list[list[str]] = [
        [interpreter, "-m", "venv", str(folder)],
        [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", ".[test]"],
    ]
    for step in steps:
        if code := subprocess.run(step, cwd=ROOT, check=False).returncode:
            return Run(version, "could not be installed", code)
    tests = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *PARALLEL, *SUBSET]
    last = ""
    with subprocess.Popen(tests, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        for line in running.stdout or ():
            print(line, end="", flush=True)
            last = line.strip() or last
    return Run(version, last.strip("= "), running.returncode)


def describe_runs(runs: Sequence[Run], missing: Sequence[str]) -> str:
    """The closing lines: what ran on which Python, and which there was none of."""
    own = ".".join(map(str, sys.version_info[:3]))
    lines = [f"Python {own}: the whole suite, summed up below"]
    for run in runs:
        lines.append(
            f"Python {run.version}: {'' if run.code == 0 else 'FAILED, '}{', '.join(_rooms())}: {run.summary}"
        )
    lines.extend(f"Python {version}: not found on this machine" for version in missing)
    return "\n".join(lines)


def _rooms() -> list[str]:
    return [path.removeprefix("tests/").removesuffix(".py") for path in SUBSET]


def main(words: Sequence[str]) -> int:
    """The exit code of the first run that failed, else 0."""
    runs, missing = [], []
    for version in supported_versions():
        if version == f"{sys.version_info.major}.{sys.version_info.minor}":
            continue
        if (found := find_interpreter(version)) is None:
            missing.append(version)
            continue
        interpreter, full = found
        print(f"Python {full}: installing and running {', '.join(_rooms())}", flush=True)
        runs.append(run_subset(interpreter, full))
    environ = os.environ | {REPORT: describe_runs(runs, missing)}
    whole = subprocess.run([sys.executable, "-m", "pytest", *words], cwd=ROOT, env=environ, check=False)
    return next((run.code for run in runs if run.code), whole.returncode)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
