"""The key table: `python -m entre_tui.commands` shows it, with a README's path it is written there."""

from __future__ import annotations

import sys
from pathlib import Path

from entre_tui.commands.keys import key_table, with_table
from entre_tui.locale import install

install("en")
if sys.argv[1:]:
    path = Path(sys.argv[1])
    path.write_text(with_table(path.read_text("utf-8")), "utf-8")
else:
    sys.stdout.write(key_table())
