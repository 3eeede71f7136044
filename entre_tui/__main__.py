"""`python -m entre_tui` is the same as `entre`."""

from __future__ import annotations

import sys

from entre_tui.cli import main

sys.exit(main())
