"""What people do to the reintegration checklist: need, status, tick, details, clearing an area (docs/casework.md 6).

An area is named by client and area, for it exists before anything is written about it: its row is made by the
first change, and `seen_version` is then 0.
"""

from __future__ import annotations

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core.base import (
    Acting,
    CaseworkError,
    ChangeReport,
    append,
    change,
    create_place,
    found,
    fresh,
    remove,
    save,
)
from entre_tui.casework.reintegration.details import BLANK, ItemDetails, check_details, with_need
from entre_tui.locale import _
from entre_tui.locale.labels import label
from entre_tui.models import ChecklistChange, ChecklistItem, Client
from entre_tui.rules.checklist import ChecklistRefusal, refusal_of_change
from entre_tui.rules.codes import ChecklistArea, ChecklistNeed, ChecklistStatus


@change
def set_need(
    acting: Acting, client_id: int, area: str, need: ChecklistNeed, *, seen_version: int
) -> ChangeReport:
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


@change
def set_status(
    acting: Acting, client_id: int, area: str, status: ChecklistStatus, *, seen_version: int
) -> ChangeReport:
    """How far it is; what somebody has begun with is needed, so an area not assessed gets its need."""
    row = item_for(acting, client_id, area, seen_version)
    _check_step(row, ChecklistStatus(status), "status")
    return _stand(acting, row, _need_once_used(row), ChecklistStatus(status), label(ChecklistStatus(status)))


@change
def tick(acting: Acting, client_id: int, area: str, *, seen_version: int) -> ChangeReport:
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


def _stand(
    acting: Acting, row: ChecklistItem, need: ChecklistNeed, status: ChecklistStatus, words: str
) -> ChangeReport:
    """Writes need and status, and the step of the history."""
    before = (
        label(ChecklistNeed(row.need))
        if row.need != ChecklistNeed.YES
        else label(ChecklistStatus(row.status))
    )
    _write(acting, row, {"need": str(need), "status": str(status)})
    message = _("{client}, {area}: {words}.")
    return _report(row, _("checklist"), message.replace("{words}", words), message.replace("{words}", before))


@change
def edit_item(
    acting: Acting, client_id: int, area: str, details: ItemDetails, *, seen_version: int
) -> ChangeReport:
    """Everything about an area at once."""
    row = item_for(acting, client_id, area, seen_version)
    values = check_details(details, ChecklistArea(area))
    need, status = ChecklistNeed(values["need"]), ChecklistStatus(values["status"])
    if status != row.status:
        _check_step(row, status, "status", need)
    values["status"] = str(with_need(need, status))
    _write(acting, row, values)
    return _report(row, _("checklist"), _("Saved: {client}, {area}."))


@change
def clear_item(acting: Acting, client_id: int, area: str, *, seen_version: int) -> ChangeReport:
    """Takes what is written about an area out of sight; the area is then as nobody has touched it."""
    row = current_item(client_id, area)
    if row is None or row.removed_at is not None:
        raise CaseworkError(_("Nothing is written here."))
    row = fresh(acting, ChecklistItem, row.id, seen_version)
    remove(acting, row)
    gone, back = (
        _("{client}, {area}: what was written is removed."),
        _("{client}, {area}: what was written is back."),
    )
    return _report(row, _("removal"), gone, back)


def item_for(acting: Acting, client_id: int, area: str, seen_version: int) -> ChecklistItem:
    """The row of an area, made if this is the first that is written about it; emptied if it had been removed."""
    row = current_item(client_id, area)
    if row is None:
        if area not in list(ChecklistArea):
            raise CaseworkError(_("Choose an area."), "area")
        client = found(Client, client_id)
        # Version 0: the change that needs the row counts it up to 1, as an untouched area is seen with 0.
        return create_place(acting, ChecklistItem, client=client.id, area=str(area), version=0)
    row = fresh(acting, ChecklistItem, row.id, seen_version, removed=True)
    if row.removed_at is not None:
        save(acting, row, **BLANK, removed_at=None)
    return row


def current_item(client_id: int, area: str) -> ChecklistItem | None:
    """The row of an area, removed or not, if there is one."""
    found_one: ChecklistItem | None = ChecklistItem.get_or_none(
        ChecklistItem.client == client_id, ChecklistItem.area == str(area)
    )
    return found_one


def _write(acting: Acting, row: ChecklistItem, values: dict[str, object]) -> None:
    before = str(row.status)
    if "status" in save(acting, row, **values):
        append(acting, ChecklistChange, item=row.id, from_status=before, to_status=row.status)


def _report(row: ChecklistItem, undo: str, words: str, undone: str = "") -> ChangeReport:
    names = {"client": name_of(row.client), "area": label(ChecklistArea(row.area))}
    return ChangeReport(words.format(**names), row, undo, undone=undone.format(**names))
