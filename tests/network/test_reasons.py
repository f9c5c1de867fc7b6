"""Each answer of a cell is told with a packet that has it, and with its causes."""

import pytest
from tests.network.small import network

from landbridge.model.proof import Verdict
from landbridge.network.answers.reachability import reachability
from landbridge.network.answers.reasons import Reasons, reasons
from landbridge.network.proof import Proof
from landbridge.network.telling.trace import trace
from landbridge.space import ALL_TRAFFIC


@pytest.fixture(scope="module")
def found() -> Reasons:
    return reasons(Proof(network()))


def test_every_cell_has_the_answers_that_occur_in_it_and_no_others(found: Reasons) -> None:
    cells = {(each.source, each.destination): each for each in reachability(network()).cells}
    assert cells.keys() == found.cells.keys()
    for places, cell in cells.items():
        shown = found.cells[places]
        assert (cell.sometimes != "nothing") == (Verdict.ALLOW in shown)
        assert (cell.depends != "nothing") == (Verdict.DEPENDS in shown)
        assert Verdict.DENY in shown or cell.always == "any" or Verdict.DEPENDS in shown


def test_each_list_of_causes_stands_once_and_is_asked_for(found: Reasons) -> None:
    asked = {each.causes for shown in found.cells.values() for each in shown.values()}
    assert asked == set(range(len(found.causes)))
    assert len(set(found.causes)) == len(found.causes)


def test_the_causes_of_a_denied_packet_are_those_that_trace_tells(found: Reasons) -> None:
    ends = ("Internet", "app/web")
    proof = Proof(network(), None, ends)
    told = trace(proof, proof.end(ends[0]), proof.end(ends[1]), ALL_TRAFFIC)
    shown = found.cells[ends][Verdict.DENY]
    assert found.causes[shown.causes] == told.because
    assert shown.witness == told.witness
