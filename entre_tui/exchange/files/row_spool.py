"""Checked rows on their way to being saved, packed: memory grows by some ten bytes a row, not by a kilobyte."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from entre_tui.casework.importing.batch import ImportRow
from entre_tui.exchange.files.cell import CellValues

BATCH = 500


class RowSpool:
    """Rows go in one by one and come out in batches, as often as wanted, in the same order."""

    def __init__(self, decoders: Mapping[str, Callable[[str], object]]) -> None:
        self.count = 0
        self._decoders = decoders
        self._packed: list[bytes] = []
        self._open: list[tuple[int, CellValues]] = []

    def add(self, number: int, values: CellValues) -> None:
        """Keep a row; its values are text, numbers, truth, dates, instants, lists of text, or one such mapping."""
        self._open.append((number, values))
        self.count += 1
        if len(self._open) >= BATCH:
            self._close()

    def batches(self, several: int = 1) -> Iterator[list[ImportRow]]:
        """The rows, some hundred at a time, or several times as many."""
        if self._open:
            self._close()
        for start in range(0, len(self._packed), several):
            found: list[ImportRow] = []
            for packed in self._packed[start : start + several]:
                rows = json.loads(zlib.decompress(packed))
                found += [ImportRow(number, self._decode(values)) for number, values in rows]
            yield found

    def _close(self) -> None:
        text = json.dumps(self._open, ensure_ascii=False, default=_text, separators=(",", ":"))
        self._packed.append(zlib.compress(text.encode("utf-8", "surrogatepass"), 1))
        self._open = []

    def _decode(self, values: CellValues) -> CellValues:
        for key, value in values.items():
            if key in self._decoders:
                values[key] = self._decoders[key](value)
            elif key == "enrolment":
                values[key] = self._decode(value)
        return values


def _text(value: date) -> str:
    return value.isoformat()
