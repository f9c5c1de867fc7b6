"""The oracle against networks made by hand, and by itself."""

import ast
from pathlib import Path

import pytest
from tests.network.cases import CASES, LEFT_OUT, Case
from tests.oracle import decide

FOLDER = Path(__file__).parent
FORBIDDEN = ("landbridge.space", "landbridge.network", "landbridge.security")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.number}-{case.sentence}")
def test_a_network_made_by_hand_has_its_verdict(case: Case) -> None:
    answer = decide(case.network, case.tags, case.packet, case.source_place, case.destination_place)
    assert answer.verdict == case.verdict, "\n".join(answer.why)
    assert case.disposition in {"", answer.disposition}, "\n".join(answer.why)


def test_every_pitfall_has_a_case_or_a_reason() -> None:
    numbers = {case.number.rstrip("abcdefghijklmnopq") for case in CASES}
    assert {str(n) for n in range(1, 68)} - numbers - set(LEFT_OUT) == set()


def test_no_two_cases_share_a_number_or_a_sentence() -> None:
    assert len({case.number for case in CASES}) == len(CASES)
    assert len({case.sentence for case in CASES}) == len(CASES)


def test_the_oracle_shares_nothing_with_the_prover() -> None:
    for path in FOLDER.glob("*.py"):
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        named = [name for node in nodes for name in _imported(node)]
        assert not [name for name in named if name.startswith(FORBIDDEN)], path.name


def _imported(node: ast.AST) -> list[str]:
    """The modules that a statement imports, in either form."""
    if isinstance(node, ast.ImportFrom):
        return [node.module or "", *(f"{node.module}.{each.name}" for each in node.names)]
    return [each.name for each in node.names] if isinstance(node, ast.Import) else []
