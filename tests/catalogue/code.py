"""What the code says of facts: the ids and the numbers that stand in its source."""

import ast
import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

import landbridge

SOURCE = Path(landbridge.__file__).parent
HOLE = "*"
LIKE_ID = re.compile(r"[\w.*-]+")
SEGMENT = r"[a-z0-9][a-z0-9.-]*"


@cache
def tree(path: Path) -> ast.Module:
    """A module of ours as the parser sees it."""
    return ast.parse(path.read_text("utf-8"))


def modules(package: str) -> list[Path]:
    """The files of `landbridge.sizing`, be it a package or a single module."""
    path = SOURCE.joinpath(*package.split(".")[1:])
    return sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]


def template(node: ast.AST) -> str | None:
    """The text of a literal; an f-string has `*` for what only the running program knows."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(template(part) or HOLE for part in node.values)
    return None


@cache
def templates(path: Path) -> frozenset[str]:
    """The texts of all literals of a module that an id could be made of."""
    found = (template(node) for node in ast.walk(tree(path)))
    return frozenset(text for text in found if text and LIKE_ID.fullmatch(text))


def fits(text: str, fact_id: str) -> bool:
    """Whether a literal can become this id."""
    first, *others = text.split(HOLE)
    if not others:
        return text == fact_id
    if not (fact_id.startswith(first) and fact_id.endswith(others[-1])):
        return False
    return _pattern(text).fullmatch(fact_id) is not None


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(SEGMENT.join(map(re.escape, text.split(HOLE))))


def mentions(texts: Collection[str], fact_id: str) -> bool:
    """Whether code with these literals asks for the fact.

    `storage-policy.*.ftt` names its family; `*.ftt` counts only beside a literal that is the
    family, such as the `host.av64-gen2` of a constant or the `storage-policy.*` of a variable.
    """
    if fact_id in texts:
        return True
    for text in texts:
        head, hole, tail = text.partition(HOLE)
        if "." in text and fits(text, fact_id) and (not hole or "." in head):
            return True
        if hole and not head and tail.startswith(".") and HOLE not in tail:
            family = fact_id.removesuffix(tail)
            if family != fact_id and any(t.strip(HOLE) and fits(t, family) for t in texts):
                return True
    return False


def asked(path: Path) -> Iterator[tuple[str, str]]:
    """The method and the literal of each `number("…")`, `value("…")` and `under("…")`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            text = template(node.args[0])
            if node.func.attr in {"number", "value", "under"} and text:
                yield node.func.attr, text
        if isinstance(node, ast.Subscript) and _is_catalogue(node.value):
            text = template(node.slice)
            if text:
                yield "item", text


def _is_catalogue(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "catalogue"
    )


def numbers(path: Path) -> Iterator[tuple[int, float]]:
    """Line and value of each number of a module, conversions such as MIB_PER_GIB left out."""
    conversions = {
        inner
        for node in tree(path).body
        if isinstance(node, ast.Assign) and _is_conversion(node)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and node not in conversions:
            value = node.value
            if isinstance(value, int | float) and not isinstance(value, bool):
                yield node.lineno, value


def _is_conversion(node: ast.Assign) -> bool:
    return all(isinstance(t, ast.Name) and "_PER_" in t.id for t in node.targets)
