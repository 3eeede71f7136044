"""The words of a form, which another language changes; what is typed in it stays."""

from __future__ import annotations

from typing import Any

from entre_tui.locale import _
from entre_tui.widgets.base.client_head import beware_of
from entre_tui.widgets.dialogs.modal import Modal
from entre_tui.widgets.form.field_row import FieldRow


class FormWords(Modal[bool]):
    """Title, introduction, and what stands beside each field."""

    holds_text = True

    _title: str
    _intro: str
    _beware: str
    _client_id: int | None
    _rows: dict[str, FieldRow]

    def keys_words(self) -> str:
        """The line of keys."""
        return _("ctrl+s save · enter or tab next field · esc leave")

    def take_words(self, made: Any) -> None:
        """Those of the same form, made in the language in use."""
        self._title, self._intro = made._title, made._intro
        self._beware = beware_of(self._client_id, self.app.screen_stack)
        self.tell(title=self._title, beware=self._beware, intro=self._intro, keys=self.keys_words())
        for name, row in self._rows.items():
            if name in made._rows:
                row.take_words(made._rows[name].field)
