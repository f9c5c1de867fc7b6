"""Expressions are read as they are written, and their faults have columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landbridge.armlang import is_expression, parse, printed
from landbridge.armlang.parser import DEEPEST, literal
from landbridge.armlang.syntax import Access, Call, Expression, Literal, Node, Step
from landbridge.armlang.tokens import BadToken

NAMES = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,6}", fullmatch=True)
LITERALS = st.builds(
    Literal,
    st.text(max_size=8) | st.integers(min_value=-(2**63), max_value=2**63 - 1),
    st.just(0),
)


def _calls(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Call]:
    arguments = st.lists(inner, max_size=3).map(tuple)
    return st.builds(Call, NAMES, arguments, st.just(0), st.just("") | NAMES)


def _steps(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Step]:
    names = st.builds(Literal, NAMES, st.just(0))
    dotted = st.builds(Step, names, st.just(0), st.just(True), st.booleans())
    return dotted | st.builds(Step, inner, st.just(0), st.just(False), st.booleans())


def _nodes(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    steps = st.lists(_steps(inner), min_size=1, max_size=3).map(tuple)
    return _calls(inner) | st.builds(Access, _calls(inner) | LITERALS, steps, st.just(0))


NODES = st.recursive(LITERALS, _nodes, max_leaves=8)


@given(NODES)
def test_what_is_printed_is_read_as_the_same(node: Node) -> None:
    text = printed(Expression(node, ""))
    assert printed(parse(text)) == text
    assert _shape(parse(text).node) == _shape(node)


def _shape(node: Node) -> object:
    """A tree without its columns."""
    if isinstance(node, Call):
        return node.full_name, [_shape(argument) for argument in node.arguments]
    if isinstance(node, Access):
        steps = [(_shape(step.key), step.dotted, step.safe) for step in node.steps]
        return _shape(node.base), steps
    return node.value


@given(st.text(alphabet="[]()'.,?a1 -\"", max_size=20))
def test_any_text_is_an_expression_or_a_fault_with_a_column(text: str) -> None:
    column = _fault(f"[{text}]")
    assert column is None or 1 <= column <= len(text) + 2


def _fault(text: str) -> int | None:
    try:
        parse(text)
    except BadToken as bad:
        return bad.column
    return None


@pytest.mark.parametrize(
    ("text", "answer"),
    [("[a()]", True), ("[[a()]", False), ("[a", False), ("a]", False), ("", False), ("[]", True)],
)
def test_an_expression_stands_in_brackets(text: str, answer: bool) -> None:
    assert is_expression(text) is answer


@pytest.mark.parametrize(
    ("text", "meant"), [("[[a]", "[a]"), ("[[a", "[[a"), ("[a", "[a"), ("a", "a")]
)
def test_two_brackets_are_an_escape(text: str, meant: str) -> None:
    assert literal(text) == meant


def test_quotes_are_doubled_within_a_text() -> None:
    assert parse("['it''s']").node == Literal("it's", 2)


@pytest.mark.parametrize(
    ("text", "problem", "column"),
    [
        ("[]", "the end where a function, a text or a number should stand", 2),
        ("[a]", "`a` is no function without it", 3),
        ("[a('b]", "a text is not closed", 4),
        ('[a("b")]', "a text stands in double quotes", 4),
        ("[a(1.5)]", "a number is no integer", 4),
        ("[a(1,)]", "`)` where a function, a text or a number should stand", 6),
        ("[a(1 2)]", "`2` where `)` should stand", 6),
        ("[a() b]", "`b` where the end should stand", 6),
        ("[a().1]", "`1` where a name should stand", 6),
        ("[a()[1]", "the end where `]` should stand", 7),
        ("[a(§)]", "`§` is no part of the language", 4),
        ("[a(99999999999999999999)]", "a number has more than 64 bits", 4),
    ],
)
def test_a_fault_has_its_column(text: str, problem: str, column: int) -> None:
    with pytest.raises(BadToken) as caught:
        parse(text)
    assert problem in caught.value.problem
    assert caught.value.column == column


def _nested(depth: int) -> str:
    return "[" + "a(" * (depth - 1) + "1" + ")" * (depth - 1) + "]"


def test_calls_are_read_to_a_depth_and_no_deeper() -> None:
    assert parse(_nested(DEEPEST)).text == _nested(DEEPEST)
    with pytest.raises(BadToken, match=f"more than {DEEPEST} calls"):
        parse(_nested(DEEPEST + 1))


def test_a_long_chain_is_no_deep_one() -> None:
    node = parse("[a()" + ".b" * 5000 + "]").node
    assert isinstance(node, Access)
    assert len(node.steps) == 5000
