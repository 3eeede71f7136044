"""What is known of a client, each field declared once: checks, form, overview and import columns follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from functools import cache, partial
from typing import Annotated, Any, get_type_hints

from entre_tui.locale import N_
from entre_tui.rules.codes import Gender, LegalStatus


class FieldKind(StrEnum):
    """What a field holds, and by the same name how the cells of its column in a list are read."""

    TEXT = "text"
    IDENTITY = "identity"
    DAY = "day"
    BIRTH = "birth"
    FLAG = "flag"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class ClientField:
    """A field as it is declared; `label` names it in forms, `title` in lists where that is another.

    `hint` stands in the empty field of the form, `past` is a day that has been, `vocabulary` a name of
    `locale.words`. A `hidden` one is masked where the identity is protected. What is `in_overview` is shown there,
    save of a protected identity.
    """

    kind: FieldKind
    label: str
    title: str = ""
    hint: str = ""
    vocabulary: str = ""
    past: bool = False
    hidden: bool = False
    in_overview: bool = False
    name: str = ""
    default: object = None


_text = partial(ClientField, FieldKind.TEXT)
_day = partial(ClientField, FieldKind.DAY)
_code = partial(ClientField, FieldKind.CODE)
_flag = partial(ClientField, FieldKind.FLAG)


@dataclass(frozen=True, slots=True)
class ClientDetails:
    """In the order of the form; `office` is the office's name. Unknown is None, never no."""

    family_name: Annotated[str, _text(N_("Family name"), hidden=True)] = ""
    given_name: Annotated[str, _text(N_("Given name"), hidden=True)] = ""
    identity_number: Annotated[
        str,
        ClientField(
            FieldKind.IDENTITY, N_("Identity number"), hint=N_("YYYYMMDD-NNNN, optional"), hidden=True
        ),
    ] = ""
    birth_date: Annotated[
        date | None, ClientField(FieldKind.BIRTH, N_("Born"), title=N_("Birth date"), past=True)
    ] = None
    gender: Annotated[str, _code(N_("Gender"), vocabulary="gender")] = Gender.UNKNOWN
    protected: Annotated[bool, _flag(N_("Protected identity"))] = False
    phone: Annotated[str, _text(N_("Telephone"), title=N_("Phone"), hidden=True)] = ""
    ref: Annotated[
        str, _text(N_("Reference"), title=N_("Reference number"), hint=N_("empty: the next free number"))
    ] = ""
    office: Annotated[str, _text(N_("Office"))] = ""
    municipality: Annotated[str, _text(N_("Municipality"), in_overview=True)] = ""
    legal_status: Annotated[str, _code(N_("Legal status"), vocabulary="legal_status")] = LegalStatus.PRISON
    prison: Annotated[str, _text(N_("Prison"))] = ""
    release_on: Annotated[date | None, _day(N_("Planned release"), title=N_("Release date"))] = None
    supervision_ends_on: Annotated[
        date | None, _day(N_("Supervision ends"), title=N_("End of supervision"))
    ] = None
    sanction_ended_on: Annotated[date | None, _day(N_("Sanction ended"), past=True)] = None
    risk: Annotated[str | None, _code(N_("Risk of recidivism"), vocabulary="risk")] = None
    expulsion: Annotated[bool | None, _flag(N_("To be expelled"), title=N_("Expulsion order"))] = None
    sentence_long_enough: Annotated[
        bool | None, _flag(N_("Long sentence"), title=N_("Sentence long enough"))
    ] = None
    needs_several_agencies: Annotated[
        bool | None, _flag(N_("Several agencies"), title=N_("Needs several agencies"))
    ] = None
    motivated: Annotated[bool | None, _flag(N_("Wants to stop"), title=N_("Motivated to stop"))] = None


def client_fields() -> tuple[ClientField, ...]:
    """Every field that is declared, in the order of the form."""
    return _declared_fields(ClientDetails)


@cache
def _declared_fields(details: type[ClientDetails]) -> tuple[ClientField, ...]:
    told = get_type_hints(details, include_extras=True)
    return tuple(
        replace(told[each.name].__metadata__[0], name=each.name, default=each.default)
        for each in fields(details)
    )


def details_from(values: Mapping[str, Any]) -> ClientDetails:
    """The details out of what a form or a record says of each field."""
    return ClientDetails(**{one.name: values[one.name] for one in client_fields()})
