"""The oracle against networks made by hand, and by itself."""

import ast
from pathlib import Path

import pytest
from tests.network.cases import CASES, TOLD_CASES, Case
from tests.oracle import decide

FOLDER = Path(__file__).parent
NAMED = [
    *((each.number, each.sentence) for each in CASES),
    *((each.number, each.sentence) for each in TOLD_CASES),
]
FORBIDDEN = ("landbridge.space", "landbridge.network", "landbridge.security")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.number}-{case.sentence}")
def test_a_network_made_by_hand_has_its_verdict(case: Case) -> None:
    answer = decide(case.network, case.tags, case.packet, case.source_place, case.destination_place)
    assert answer.verdict == case.verdict, "\n".join(answer.why)
    assert case.disposition in {"", answer.disposition}, "\n".join(answer.why)


def test_every_pitfall_has_a_case() -> None:
    numbers = {number.rstrip("abcdefghijklmnopq") for number, _ in NAMED}
    assert {str(n) for n in range(1, 68)} - numbers == set()


def test_no_two_cases_share_a_number_or_a_sentence() -> None:
    assert len({number for number, _ in NAMED}) == len(NAMED)
    assert len({sentence for _, sentence in NAMED}) == len(NAMED)


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
