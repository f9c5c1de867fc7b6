"""The list of findings that no rule makes is what reading and sizing can say, no more, no less."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import landbridge
from landbridge.catalogue import catalogue
from landbridge.checks import OF_WAIVERS, OTHERS, RULES, TOLD, examine
from landbridge.intake import read_estate
from landbridge.intake.rvtools.gaps import DOUBTS

SOURCE = Path(landbridge.__file__).parent
CONTOSO = Path(__file__).parents[2] / "examples" / "contoso"
EXAMPLES = (CONTOSO, CONTOSO / "wrong.yaml")
TODAY = date(2026, 11, 22)


def functions(*rooms: str) -> Iterator[tuple[ast.Module, ast.FunctionDef]]:
    for room in rooms:
        for path in sorted((SOURCE / room).rglob("*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            for node in ast.walk(tree):
                if isinstance(node, ast.FunctionDef):
                    yield tree, node


def ids(tree: ast.Module, function: ast.FunctionDef) -> Iterator[str]:
    """The ids of the findings that a function makes, whatever its word is called with."""
    for call in ast.walk(function):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Finding":
            (given,) = [keyword.value for keyword in call.keywords if keyword.arg == "id"]
            yield from written(given, tree, function)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Amiss" and call.args:
            yield from written(call.args[0], tree, function)


def written(given: ast.expr, tree: ast.Module, function: ast.FunctionDef) -> Iterator[str]:
    match given:
        case ast.Constant(value=str(text)):
            yield text
        case ast.Name(id=name):
            yield from assigned(name, function)
        case ast.JoinedStr(
            values=[ast.Constant(value=str(start)), ast.FormattedValue(value=ast.Name(id=word))]
        ):
            yield from (f"{start}{each}" for each in called_with(word, tree, function))
        case ast.Attribute():
            return  # a rule's own id
        case _:
            assert ast.unparse(given) == "f'intake.{doubt.kind}'"
            yield from (f"intake.{kind}" for kind in DOUBTS)


def assigned(name: str, function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == name:
            yield ast.literal_eval(node.value)


def called_with(word: str, tree: ast.Module, function: ast.FunctionDef) -> Iterator[str]:
    """What callers in the module pass for a parameter."""
    at = [argument.arg for argument in function.args.args].index(word)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == function.name:
            yield ast.literal_eval(node.args[at])


def made(*rooms: str) -> set[str]:
    return {each for tree, function in functions(*rooms) for each in ids(tree, function)}


def test_every_finding_of_reading_and_sizing_is_listed_and_no_other() -> None:
    assert set(OTHERS) == made("intake", "sizing")
    assert sorted(OTHERS) == list(OTHERS)


def test_every_finding_about_waivers_can_be_named() -> None:
    assert set(OF_WAIVERS) == {each for each in made("checks") if each.startswith("waiver.")}


def test_whatever_no_rule_finds_is_told_as_rules_are() -> None:
    assert [each.id for each in TOLD] == [*OTHERS, *OF_WAIVERS]
    for each in TOLD:
        assert all((each.says, each.happens, each.fix)), each.id
        assert all(fact in catalogue() for fact in each.source), each.id


def test_no_finding_is_worse_than_it_is_told() -> None:
    told = {each.id: each for each in TOLD}
    found = [
        each for file in EXAMPLES for each in examine(*read_estate(file), TODAY).checked.findings
    ]
    assert {each.id for each in found} & told.keys()
    for each in found:
        if each.id in told:
            assert each.severity.rank >= told[each.id].severity.rank, each.id


def test_no_two_findings_share_an_id() -> None:
    every = [*(rule.id for rule in RULES), *OTHERS, *OF_WAIVERS]
    assert len(every) == len(set(every))


def test_every_rule_says_all_that_its_reader_needs() -> None:
    for rule in RULES:
        assert all((rule.says, rule.happens, rule.fix, rule.needs, rule.source)), rule.id
