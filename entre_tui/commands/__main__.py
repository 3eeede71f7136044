"""Write the README's key table: `python -m entre_tui.commands`."""

from __future__ import annotations

import sys

from entre_tui.commands.keys import key_table

sys.stdout.write(key_table())
