"""A new data key for the whole file: key file and case file change together, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entre_tui.door.jobs.session import JobSession
    from entre_tui.security.keys.data_key import DataKey


def change_key(desk: JobSession) -> None:
    """Seal the file with a new key and close it; everybody who could open it still can. InUse while others have it."""
    from entre_tui.casework.office.workers import keys_changed
    from entre_tui.security.vault import rotate_begin, rotate_end
    from entre_tui.storage.sqlcipher.rekey import rekey

    made: list[DataKey] = []

    def keep_both() -> str:
        made.append(rotate_begin(desk.path, desk.key))
        return made[0].hex()

    desk.store.call(keys_changed, desk.acting(), "change", "data key", "")
    # The file is to be alone for this, without us too.
    desk.store.close()
    rekey(desk.path, desk.key.hex(), keep_both=keep_both, keep_new=lambda: rotate_end(desk.path, made[0]))
