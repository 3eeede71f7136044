"""`entre settings`: what it shows, what it changes, what it refuses and to whom."""

from __future__ import annotations

import argparse
from datetime import datetime

import pytest

from entre_tui.casework.core.base import Actor, CaseworkError, NotAllowed
from entre_tui.casework.reintegration.views import optional_areas
from entre_tui.exchange.outgoing import settings_job
from tests.exchange.offices import opened_by


def test_from_the_command_line(
    actor: Actor,
    supervisor: Actor,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    who = [supervisor]

    monkeypatch.setattr(settings_job, "open_case_file", opened_by(who, now))
    parser = argparse.ArgumentParser()
    settings_job.arguments(parser)
    assert settings_job.main(parser.parse_args(["no-contact-days=21", "few_meetings="])) == 0
    shown = capsys.readouterr().out
    assert "no_contact_days         21  days without contact until a case is due  (usually 14)" in shown
    assert "few_meetings             4  " in shown
    assert "checklist_areas          –  areas of the checklist besides the six" in shown
    assert settings_job.main(parser.parse_args(["checklist-areas=family, identity_papers"])) == 0
    assert "checklist_areas       identity_papers,family  " in capsys.readouterr().out
    with pytest.raises(CaseworkError, match="“debt_advice” is not one of: identity_papers"):
        settings_job.main(parser.parse_args(["checklist_areas=debt_advice"]))
    assert settings_job.main(parser.parse_args(["checklist_areas="])) == 0
    assert optional_areas() == ()
    for wrong in ("no_contact_days", "no_contact_days=-1", "no_contact_days=many"):
        with pytest.raises(CaseworkError, match="NAME=NUMBER"):
            settings_job.main(parser.parse_args([wrong]))
    who[0] = actor
    with pytest.raises(NotAllowed):
        settings_job.main(parser.parse_args(["few_meetings=3"]))
