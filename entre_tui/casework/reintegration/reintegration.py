"""What people do to the reintegration checklist: need, status, tick, details, clearing an area (docs/casework.md 6).

An area is named by client and area, for it exists before anything is written about it: its row is made by the
first change, and `seen_version` is then 0.
"""

from __future__ import annotations

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import (
    Acting,
    CaseworkError,
    Done,
    Undo,
    change_by_hand,
    create,
    found,
    fresh,
    remove,
    restore,
    save,
)
from entre_tui.casework.reintegration.details import BLANK, ItemDetails, check_details, details_of, with_need
from entre_tui.locale import _
from entre_tui.locale.labels import label
from entre_tui.models import ChecklistChange, ChecklistItem, Client
from entre_tui.rules.checklist import ChecklistRefusal, refusal_of_change
from entre_tui.rules.codes import ChecklistArea, ChecklistNeed, ChecklistStatus

ItemStanding = tuple[str, str]


@change_by_hand
def set_need(acting: Acting, client_id: int, area: str, need: ChecklistNeed, *, seen_version: int) -> Done:
    """Whether there is a need; with none, what was still open is no longer needed, what was arranged stays so."""
    row = item_for(acting, client_id, area, seen_version)
    status = with_need(ChecklistNeed(need), ChecklistStatus(row.status))
    if (
        row.need == ChecklistNeed.NONE
        and need != ChecklistNeed.NONE
        and status is ChecklistStatus.NO_LONGER_NEEDED
    ):
        status = ChecklistStatus.NOT_STARTED
    return _stand(acting, row, ChecklistNeed(need), status, label(ChecklistNeed(need)))


@change_by_hand
def set_status(
    acting: Acting, client_id: int, area: str, status: ChecklistStatus, *, seen_version: int
) -> Done:
    """How far it is; what somebody has begun with is needed, so an area not assessed gets its need."""
    row = item_for(acting, client_id, area, seen_version)
    _check_step(row, ChecklistStatus(status), "status")
    return _stand(acting, row, _need_once_used(row), ChecklistStatus(status), label(ChecklistStatus(status)))


@change_by_hand
def tick(acting: Acting, client_id: int, area: str, *, seen_version: int) -> Done:
    """Arranged; a second tick puts back what it was before."""
    row = item_for(acting, client_id, area, seen_version)
    status = ChecklistStatus.ARRANGED
    if row.status == ChecklistStatus.ARRANGED:
        status = _before_arranged(row)
    _check_step(row, status, None)
    return _stand(acting, row, _need_once_used(row), status, label(status))


def _need_once_used(row: ChecklistItem) -> ChecklistNeed:
    need = ChecklistNeed(row.need)
    return ChecklistNeed.YES if need is ChecklistNeed.NOT_ASSESSED else need


def _before_arranged(row: ChecklistItem) -> ChecklistStatus:
    last = (
        ChecklistChange.select(ChecklistChange.from_status)
        .where(ChecklistChange.item == row.id, ChecklistChange.to_status == ChecklistStatus.ARRANGED)
        .order_by(ChecklistChange.id.desc())
        .limit(1)
        .scalar()
    )
    before = ChecklistStatus(last) if last else ChecklistStatus.IN_PROGRESS
    fits = refusal_of_change(ChecklistNeed.YES, ChecklistStatus.ARRANGED, before) is None
    return before if fits else ChecklistStatus.IN_PROGRESS


def _check_step(
    row: ChecklistItem, status: ChecklistStatus, field: str | None, need: ChecklistNeed | None = None
) -> None:
    before = ChecklistStatus(row.status)
    refusal = refusal_of_change(need or ChecklistNeed(row.need), before, status)
    if refusal is ChecklistRefusal.NO_NEED:
        raise CaseworkError(_("There is no need here. Say first that there is one."), field)
    if refusal is ChecklistRefusal.SAME_STATUS:
        raise CaseworkError(_("It is {status} already.").format(status=label(status)), field)
    if refusal is not None:
        raise CaseworkError(
            _("From “{before}” it cannot become “{after}”: take it up again first.").format(
                before=label(before), after=label(status)
            ),
            field,
        )


@change_by_hand
def put_back(acting: Acting, client_id: int, area: str, stood: ItemStanding, *, seen_version: int) -> Done:
    """Undoes a change of need or status: both as they stood. The history keeps both steps."""
    row = item_for(acting, client_id, area, seen_version)
    need, status = ChecklistNeed(stood[0]), ChecklistStatus(stood[1])
    words = label(need) if need is not ChecklistNeed.YES else label(status)
    return _stand(acting, row, need, status, words)


def _stand(
    acting: Acting, row: ChecklistItem, need: ChecklistNeed, status: ChecklistStatus, words: str
) -> Done:
    """Writes need and status, the step of the history, and the audit entry."""
    stood = (str(row.need), str(row.status))
    fields = _write(acting, row, {"need": str(need), "status": str(status)})
    _record(acting, row, fields)
    undo = Undo.of(_("checklist"), put_back, row.client_id, row.area, stood, seen_version=row.version)
    message = _("{client}, {area}: {words}.").format(
        client=name_of(row.client), area=label(ChecklistArea(row.area)), words=words
    )
    return Done(message, row.client_id, row.id, row.version, undo)


@change_by_hand
def edit_item(acting: Acting, client_id: int, area: str, details: ItemDetails, *, seen_version: int) -> Done:
    """Everything about an area at once."""
    row = item_for(acting, client_id, area, seen_version)
    before = details_of(row)
    values = check_details(details, ChecklistArea(area))
    need, status = ChecklistNeed(values["need"]), ChecklistStatus(values["status"])
    if status != row.status:
        _check_step(row, status, "status", need)
    values["status"] = str(with_need(need, status))
    return _save_details(acting, row, values, before)


@change_by_hand
def put_details_back(
    acting: Acting, client_id: int, area: str, details: ItemDetails, *, seen_version: int
) -> Done:
    """Undoes an edit: all as it stood, whatever the rules say of the way back."""
    row = item_for(acting, client_id, area, seen_version)
    return _save_details(acting, row, check_details(details, ChecklistArea(area)), details_of(row))


def _save_details(acting: Acting, row: ChecklistItem, values: dict[str, object], before: ItemDetails) -> Done:
    _record(acting, row, _write(acting, row, values))
    undo = Undo.of(
        _("checklist"), put_details_back, row.client_id, row.area, before, seen_version=row.version
    )
    message = _("Saved: {client}, {area}.").format(
        client=name_of(row.client), area=label(ChecklistArea(row.area))
    )
    return Done(message, row.client_id, row.id, row.version, undo)


@change_by_hand
def clear_item(acting: Acting, client_id: int, area: str, *, seen_version: int) -> Done:
    """Takes what is written about an area out of sight; the area is then as nobody has touched it."""
    row = current_item(client_id, area)
    if row is None or row.removed_at is not None:
        raise CaseworkError(_("Nothing is written here."))
    row = fresh(acting, ChecklistItem, row.id, seen_version)
    remove(acting, row)
    _record(acting, row, ["removed"])
    undo = Undo.of(_("removal"), restore_item, row.id, seen_version=row.version)
    message = _("{client}, {area}: what was written is removed.").format(
        client=name_of(row.client), area=label(ChecklistArea(row.area))
    )
    return Done(message, row.client_id, row.id, row.version, undo)


@change_by_hand
def restore_item(acting: Acting, item_id: int, *, seen_version: int) -> Done:
    """Brings what was written about an area back."""
    row = fresh(acting, ChecklistItem, item_id, seen_version, removed=True)
    restore(acting, row)
    _record(acting, row, ["removed"])
    message = _("{client}, {area}: what was written is back.").format(
        client=name_of(row.client), area=label(ChecklistArea(row.area))
    )
    return Done(message, row.client_id, row.id, row.version)


def item_for(acting: Acting, client_id: int, area: str, seen_version: int) -> ChecklistItem:
    """The row of an area, made if this is the first that is written about it; emptied if it had been removed."""
    row = current_item(client_id, area)
    if row is None:
        if area not in list(ChecklistArea):
            raise CaseworkError(_("Choose an area."), "area")
        client = found(Client, client_id)
        # Version 0: the change that needs the row counts it up to 1, as an untouched area is seen with 0.
        return create(acting, ChecklistItem, client=client.id, area=str(area), version=0)
    row = fresh(acting, ChecklistItem, row.id, seen_version, removed=True)
    if row.removed_at is not None:
        blank = {**BLANK, "removed_at": None}
        ChecklistItem.update(**blank).where(ChecklistItem.id == row.id).execute()
        for name, value in blank.items():
            setattr(row, name, value)
    return row


def current_item(client_id: int, area: str) -> ChecklistItem | None:
    """The row of an area, removed or not, if there is one."""
    found_one: ChecklistItem | None = ChecklistItem.get_or_none(
        ChecklistItem.client == client_id, ChecklistItem.area == str(area)
    )
    return found_one


def _write(acting: Acting, row: ChecklistItem, values: dict[str, object]) -> list[str]:
    before = str(row.status)
    fields = save(acting, row, **values)
    if "status" in fields:
        ChecklistChange.create(
            item=row.id, from_status=before, to_status=row.status, at=acting.now, by=acting.actor.worker_id
        )
    return fields


def _record(acting: Acting, row: ChecklistItem, fields: list[str]) -> None:
    audit.record(
        acting, "change", client_id=row.client_id, about="checklist", record_id=row.id, fields=fields
    )
