"""Every style sheet holds in every theme: a colour that is none ends the program the moment a screen opens."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

import entre_tui
from entre_tui.screens.core.themes import BASE_CSS, THEMES

FOLDER = Path(entre_tui.__file__).parent


def sheets() -> dict[str, str]:
    """Every style sheet of the program, by where it stands."""
    for module in walk_packages([str(FOLDER)], "entre_tui."):
        if module.name.startswith(("entre_tui.screens.", "entre_tui.widgets.")):
            import_module(module.name)
    found = {str(path.relative_to(FOLDER)): path.read_text("utf-8") for path in FOLDER.rglob("*.tcss")}
    kinds = [DOMNode]
    for kind in kinds:
        kinds += kind.__subclasses__()
        if kind.__module__.startswith("entre_tui."):
            for name in ("CSS", "DEFAULT_CSS"):
                if text := kind.__dict__.get(name):
                    found[f"{kind.__module__}.{kind.__name__}.{name}"] = text
    return found | {"base": BASE_CSS}


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
def test_every_style_sheet_holds_in_this_theme(theme: str) -> None:
    app: App[None] = App()
    for look in THEMES:
        app.register_theme(look)
    app.theme = theme
    found = sheets()
    assert len(found) > 20
    for where, text in found.items():
        sheet = Stylesheet(variables=app.get_css_variables())
        sheet.add_source(text, read_from=(where, ""))
        sheet.parse()
