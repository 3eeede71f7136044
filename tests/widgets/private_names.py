"""Finds where the program uses a private name of Textual's: by import, by attribute, or by having one of its own."""

from __future__ import annotations

import ast
import inspect
import pkgutil
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import textual

import entre_tui

ROOT = Path(entre_tui.__file__).parent
ROOM = "entre_tui.textual_private"
Kind = tuple[str, str]
"""A class: its module and its name."""


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name != "_"


def module_of(path: Path, root: Path) -> str:
    parts = (root.name, *path.relative_to(root).with_suffix("").parts)
    return ".".join(parts).removesuffix(".__init__")


def own_names(kind: ast.ClassDef) -> set[str]:
    """Private names that a class defines: methods, class variables, and what it gives to `self`."""
    found: set[str] = set()
    for node in kind.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        found |= {target.id for target in targets if isinstance(target, ast.Name)}
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            found.add(node.name)
    for node in ast.walk(kind):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and is_self(node.value):
            found.add(node.attr)
    return set(filter(is_private, found))


def is_self(node: ast.expr) -> bool:
    """Whether this is the object itself, or what its class has from others."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "super"
    return isinstance(node, ast.Name) and node.id in ("self", "cls")


def classes(root: Path) -> Iterator[tuple[Kind, ast.ClassDef]]:
    for path in sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                yield (module_of(path, root), node.name), node


def textual_names() -> dict[Kind, set[str]]:
    """The private names of every class of Textual's."""
    found: dict[Kind, set[str]] = {}
    for kind, node in classes(Path(textual.__file__).parent):
        found.setdefault(kind, set()).update(own_names(node))
    return found


def drawing_rooms() -> list[Path]:
    """The modules that may import Textual: all but those that the import contracts keep from it."""
    project = tomllib.loads((ROOT.parent / "pyproject.toml").read_text("utf-8"))
    barred = next(
        contract["source_modules"]
        for contract in project["tool"]["importlinter"]["contracts"]
        if contract.get("forbidden_modules", ())[:1] == ["textual"]
    )
    paths = [path for path in sorted(ROOT.rglob("*.py")) if module_of(path, ROOT) != ROOM]
    return [
        path
        for path in paths
        if not any(f"{module_of(path, ROOT)}.".startswith(f"{room}.") for room in barred)
    ]


def inherited(theirs: dict[Kind, set[str]]) -> dict[Kind, set[str]]:
    """For each class of ours that a widget, a driver … is made of, the private names it shares an object with."""
    found: dict[Kind, set[str]] = {}
    for module in pkgutil.walk_packages(entre_tui.__path__, "entre_tui."):
        if module.name.endswith("__main__"):
            continue
        for kind in vars(import_module(module.name)).values():
            if inspect.isclass(kind) and kind.__module__.startswith("entre_tui"):
                bases = [base for base in kind.__mro__ if base.__module__.startswith("textual")]
                shared = {name for base in bases for name in theirs.get((base.__module__, base.__name__), ())}
                for part in kind.__mro__:
                    if part.__module__.startswith("entre_tui"):
                        found.setdefault((part.__module__, part.__name__), set()).update(shared)
    return found


class Finder(ast.NodeVisitor):
    """Reads one module; `found` says line by line what it uses of Textual's."""

    def __init__(self, module: str, shared: dict[Kind, set[str]], every: set[str], tree: ast.Module) -> None:
        self.module, self.shared = module, shared
        kinds = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
        # A class may look into others of its own kind: those names are its own.
        ours = {name for kind in kinds for name in own_names(kind) - shared.get((module, kind.name), set())}
        self.every = every - ours
        self.around: list[set[str]] = []
        self.found: list[str] = []
        self.visit(tree)

    def tell(self, node: ast.AST, what: str) -> None:
        self.found.append(f"{self.module}:{getattr(node, 'lineno', 0)}: {what}")

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self._imported(node, alias.name)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            self._imported(node, f"{node.module}.{alias.name}")

    def _imported(self, node: ast.AST, name: str) -> None:
        first, *rest = name.split(".")
        if first in ("textual", "rich") and any(map(is_private, rest)):
            self.tell(node, f"imports {name}")

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        shared = self.shared.get((self.module, node.name), set())
        for name in sorted(own_names(node) & shared):
            self.tell(
                node, f"{node.name} has a {name} of its own, as the class of Textual's that it is made of"
            )
        self.around.append(shared)
        self.generic_visit(node)
        self.around.pop()

    def visit_Attribute(self, node: ast.Attribute) -> None:
        known = self.around[-1] if self.around and is_self(node.value) else self.every
        if is_private(node.attr) and node.attr in known and ast.unparse(node) != "os._exit":
            self.tell(node, f"uses {ast.unparse(node)}")
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        """By its name in a string."""
        for word in node.args[1:2] if ast.unparse(node.func).endswith("attr") else []:
            if isinstance(word, ast.Constant) and word.value in self.every and is_private(str(word.value)):
                self.tell(node, f"uses {word.value}")
        self.generic_visit(node)


def find(paths: list[Path], root: Path = ROOT) -> list[str]:
    """Every use of a private name of Textual's in these modules."""
    theirs = textual_names()
    shared, every = inherited(theirs), set().union(*theirs.values())
    found: list[str] = []
    for path in paths:
        tree = ast.parse(path.read_text("utf-8"))
        found += Finder(module_of(path, root), shared, every, tree).found
    return found
