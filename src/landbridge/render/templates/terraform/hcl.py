"""HCL as text, laid out as `terraform fmt` lays it out; what comes from outside stays text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import wrap

from landbridge.lint.terraform.quoting import before_expression, remark, text
from landbridge.lint.terraform.quoting import key as key_of

WIDTH = 100
INDENT = "  "


@dataclass(frozen=True)
class Expression:
    """What Terraform evaluates: a reference, a call. Written as it is, so never made of input."""

    text: str


@dataclass(frozen=True)
class Joined:
    """A text in parts, of which those that are expressions are evaluated within it."""

    parts: tuple[str | Expression, ...]


Value = (
    None
    | bool
    | int
    | float
    | str
    | Expression
    | Joined
    | Sequence["Value"]
    | Mapping[str, "Value"]
)


@dataclass(frozen=True)
class Block:
    """A block: `kind` and labels, then attributes, then blocks within; `why` stands above it."""

    kind: str
    labels: tuple[str, ...] = ()
    attributes: Mapping[str, Value] = field(default_factory=dict, hash=False)
    blocks: tuple["Block", ...] = ()
    why: tuple[str, ...] = ()


def expressions(value: object) -> Iterator[Expression]:
    """Those anywhere in a value or a block."""
    if isinstance(value, Expression):
        yield value
    elif isinstance(value, Joined):
        yield from (each for each in value.parts if isinstance(each, Expression))
    elif isinstance(value, Block):
        yield from expressions(value.attributes)
        yield from expressions(value.blocks)
    elif isinstance(value, Mapping):
        yield from expressions(tuple(value.values()))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from expressions(each)


def document(blocks: Iterable[Block], head: Sequence[str] = ()) -> str:
    """A file: what it is for, then its blocks with a line between them."""
    parts = ["\n".join(_comments(head))] if head else []
    parts += ["\n".join(_block(each)) for each in blocks]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> Iterator[str]:
    yield from _comments(block.why)
    opening = " ".join([block.kind, *(text(each) for each in block.labels), "{"])
    inner = [*_attributes(block.attributes)]
    for number, each in enumerate(block.blocks):
        if inner or number:
            inner.append("")
        inner.extend(_block(each))
    if not inner:
        yield opening + "}"
        return
    yield opening
    yield from _indented(inner)
    yield "}"


def _comments(lines: Iterable[str]) -> Iterator[str]:
    """Each remark in lines of its own, each behind its own sign, so that nothing of it is code."""
    for line in lines:
        plain = remark(line)
        for each in wrap(plain, WIDTH - 2, break_long_words=False, break_on_hyphens=False):
            yield f"# {each}"


def _attributes(values: Mapping[str, Value]) -> Iterator[str]:
    """Signs of equality stand below one another in lines that follow one another."""
    run: list[tuple[str, str]] = []
    for key, value in values.items():
        name, written = key_of(key), list(_value(value, len(key)))
        if len(written) == 1:
            run.append((name, written[0]))
            continue
        yield from _aligned(run)
        run = []
        yield f"{name} = {written[0]}"
        yield from written[1:]
    yield from _aligned(run)


def _aligned(run: Sequence[tuple[str, str]]) -> Iterator[str]:
    width = max((len(name) for name, _ in run), default=0)
    for name, value in run:
        yield f"{name.ljust(width)} = {value}"


def _value(value: Value, before: int) -> Iterator[str]:
    """The lines of a value; `before` is how long what stands before it is."""
    if isinstance(value, Mapping):
        yield from _mapping(value)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield from _list(value, before)
    else:
        yield _single(value)


def _mapping(value: Mapping[str, Value]) -> Iterator[str]:
    if not value:
        yield "{}"
        return
    yield "{"
    yield from _indented(_attributes(value))
    yield "}"


def _list(values: Sequence[Value], before: int) -> Iterator[str]:
    """In one line where it is short and holds neither lists nor objects."""
    items = [list(_value(each, 0)) for each in values]
    line = f"[{', '.join(each[0] for each in items)}]"
    if all(len(each) == 1 for each in items) and before + len(line) < WIDTH:
        yield line
        return
    yield "["
    for each in items:
        yield from _indented([*each[:-1], f"{each[-1]},"])
    yield "]"


def _single(value: Value) -> str:
    if isinstance(value, Expression):
        return value.text
    if isinstance(value, Joined):
        return f'"{"".join(_part(each) for each in value.parts)}"'
    if isinstance(value, str):
        return text(value)
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else _number(value)


def _number(value: object) -> str:
    whole = isinstance(value, float) and value.is_integer()
    return str(int(value)) if isinstance(value, float) and whole else str(value)


def _part(part: str | Expression) -> str:
    if isinstance(part, Expression):
        return f"${{{part.text}}}"
    return before_expression(part)


def _indented(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield f"{INDENT}{line}" if line else ""
