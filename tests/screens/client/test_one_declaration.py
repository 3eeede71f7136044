"""A field of the client that is declared in one place is found in every place where fields are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import make_dataclass
from pathlib import Path
from typing import Annotated

import pytest
from peewee import CharField

from entre_tui.casework.client import clients, details
from entre_tui.casework.client.details import ClientDetails, ClientField, FieldKind, client_fields
from entre_tui.casework.core.base import Acting
from entre_tui.casework.importing.unchanged import same_as_known
from entre_tui.casework.whole_file.overview import overview
from entre_tui.exchange.lists import kinds
from entre_tui.exchange.outgoing import templates
from entre_tui.models import AuditEntry, Client
from entre_tui.screens.client.client_form import _fields
from entre_tui.screens.whole_file.overview_text import details_shown
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from entre_tui.widgets.form.fields import CheckField, ChoiceField, DateField, TextField
from tests.exchange.offices import bring, figures, text

NICKNAME = ClientField(FieldKind.TEXT, "Nickname", hint="what friends say", in_overview=True)
LIST = "Klientnr;Efternamn;Nickname\nG-1;Ek;{}\n"


@pytest.fixture
def planted(db: EncryptedDatabase, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[ClientDetails]]:
    """A client who may have a nickname as well: a column of the table, and the declaration."""
    db.execute_sql("ALTER TABLE client ADD COLUMN nickname VARCHAR(255) NOT NULL DEFAULT ''")
    Client._meta.add_field("nickname", CharField(default=""))
    nickname = ("nickname", Annotated[str, NICKNAME], "")
    more = make_dataclass("More", [nickname], bases=(ClientDetails,), frozen=True, slots=True)
    monkeypatch.setattr(details, "ClientDetails", more)
    for cached in (kinds.kinds, kinds.kind_of):
        cached.cache_clear()
    yield more
    for cached in (kinds.kinds, kinds.kind_of):
        cached.cache_clear()
    Client._meta.remove_field("nickname")


def test_the_form_asks_for_it_and_it_is_saved_cleaned_and_shown(
    planted: type[ClientDetails], acting: Acting
) -> None:
    [asked] = [field for field in _fields(planted()) if field.name == "nickname"]
    assert asked == TextField("nickname", "Nickname", "", hint="what friends say")
    known = planted(family_name="Ek", office="Gothenburg", nickname=" Räven\x00 ")  # type: ignore[call-arg]
    done = clients.add_client(acting, known)
    view = clients.client(acting, done.client_id)
    assert view.details.nickname == "Räven"  # type: ignore[attr-defined]
    assert details_shown(overview(acting, done.client_id)) == [("Nickname", "Räven")]
    clients.edit_client(acting, view.id, planted(family_name="Ek", office="Gothenburg"), seen_version=1)
    assert AuditEntry.select().order_by(AuditEntry.sequence.desc()).get().fields == "nickname"


def test_a_list_brings_it_compares_it_and_offers_it_in_the_template(
    planted: type[ClientDetails], acting: Acting, tmp_path: Path
) -> None:
    for said, came in (("Räven", (1, 0, 0)), ("Räven", (0, 0, 1)), ("Ugglan", (0, 1, 0))):
        works = bring(acting, text(tmp_path / "klienter.csv", LIST.format(said)))
        assert figures(works) == [("clients", *came, 0, 0)]
        assert Client.get(Client.ref == "G-1").nickname == said
    assert same_as_known("G-1", {"ref": "G-1", "family_name": "Ek", "nickname": "Ugglan"})
    assert not same_as_known("G-1", {"ref": "G-1", "family_name": "Ek", "nickname": "Räven"})
    assert "Nickname" in templates._headers(kinds.kind_of("clients"))


def test_every_kind_of_field_has_what_it_is_edited_with() -> None:
    fields = {field.name: field for field in _fields(ClientDetails())}
    assert list(fields) == [one.name for one in client_fields()]
    assert fields["sanction_ended_on"] == DateField("sanction_ended_on", "Sanction ended", past=True)
    assert fields["protected"] == CheckField("protected", "Protected identity")
    risk, gender, motivated = (fields[name] for name in ("risk", "gender", "motivated"))
    assert isinstance(risk, ChoiceField)
    assert isinstance(gender, ChoiceField)
    assert isinstance(motivated, ChoiceField)
    assert (risk.optional, gender.optional, motivated.optional) == (True, False, True)
    assert [value for value, _words in motivated.options] == [True, False]
