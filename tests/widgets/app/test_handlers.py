"""Textual finds what hears a message by the name of its class: a handler under another name is never called."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from textual import events, messages
from textual.dom import DOMNode
from textual.message import Message
from textual.message_pump import MessagePump

import entre_tui

assert events
assert messages


def loaded() -> None:
    for module in pkgutil.walk_packages(entre_tui.__path__, "entre_tui."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def every_subclass(kind: type) -> Iterator[type]:
    for one in kind.__subclasses__():
        yield one
        yield from every_subclass(one)


def test_every_handler_is_named_for_a_message_that_there_is() -> None:
    loaded()
    heard = {message.handler_name for message in every_subclass(Message)}
    pumps = {(one.__module__, one.__name__) for one in every_subclass(MessagePump)}
    assert ("entre_tui.widgets.form.field_row", "FieldRow") in pumps
    wrong = [
        f"{path}: {node.name}.{function.name}"
        for path in Path(entre_tui.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef) and (_module(path), node.name) in pumps
        for function in node.body
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        and function.name.startswith("on_")
        and function.name not in heard
    ]
    assert issubclass(DOMNode, MessagePump)
    assert not wrong


def _module(path: Path) -> str:
    return ".".join(("entre_tui", *path.relative_to(Path(entre_tui.__file__).parent).with_suffix("").parts))
