"""The smallest Textual app with a header and a footer: the floor that start-up is measured against."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Static


class Smallest(App[None]):
    def compose(self) -> ComposeResult:
        yield Header()
        yield Static("ready")
        yield Footer()


if __name__ == "__main__":
    Smallest().run()
