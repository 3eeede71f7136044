"""What mypy sees of a call into casework: a wrong keyword, type or result; and of a column that there is not."""

from __future__ import annotations

from pathlib import Path

from mypy import api

CALLS = Path(__file__).with_name("calls_with_faults.py")


def test_faults_in_calls_are_reported_and_nothing_else() -> None:
    report, trouble, _code = api.run([str(CALLS), "--no-error-summary", "--hide-error-context"])
    assert not trouble
    found = {int(line.split(":")[1]) for line in report.splitlines() if ": error:" in line}
    lines = CALLS.read_text(encoding="utf-8").splitlines()
    assert found == {number for number, line in enumerate(lines, 1) if line.endswith("# fault")}, report
