"""Every pitfall of the networks that we know, each by its sentence."""

import pytest
from tests.network.agree import PLATFORM, alike, ends, kind, proven, tags_of
from tests.network.cases import CASES, TOLD_CASES, Case, Told

from landbridge.model.network import Network
from landbridge.model.proof import Verdict
from landbridge.network.answers.reachability import reachability
from landbridge.network.faults import faults
from landbridge.network.paths.steps import Disposition
from landbridge.network.proof import Proof
from landbridge.network.telling.trace import told_of
from landbridge.network.telling.trails import Case as Trail

ENDS = {
    "filtered": {
        Disposition.DENIED_OUT,
        Disposition.DENIED_IN,
        Disposition.DENIED_ON_THE_WAY,
        Disposition.NO_EGRESS,
    },
    "no_route": {Disposition.NO_ROUTE, Disposition.NOT_FORWARDED},
    "null_routed": {Disposition.NULL_ROUTED},
    "loop": {Disposition.LOOP},
    "asymmetric": {Disposition.ASYMMETRIC},
}
"""How a way ends in the words of the oracle, and in those of the proof."""
SPELT = dict.fromkeys(
    ("46a", "46f", "E17b", "E28", "E39", "E41"), Disposition.DENIED_ON_THE_WAY
) | {"S7": Disposition.NO_ROUTE}
"""By number, where the oracle has another word: a front that does not take a port is no route to
it, and a peering that brings nobody to a private endpoint a filter."""
DENIED = [each for each in CASES if each.verdict == "deny" and each.disposition in ENDS]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.number}: {case.sentence}")
def test_the_proof_answers_as_the_sentence_says(case: Case) -> None:
    proof = Proof(case.network, tags_of(case.tags), PLATFORM)
    found = proven(proof, case.packet, case.source_place, case.destination_place)
    assert alike(found, case.verdict, case.disposition), case.source


@pytest.mark.parametrize("case", DENIED, ids=lambda case: f"{case.number}: {case.sentence}")
def test_what_is_denied_ends_where_the_sentence_says(case: Case) -> None:
    proof = Proof(case.network, tags_of(case.tags), PLATFORM)
    found = ends(proof, case.packet, case.source_place, case.destination_place)
    assert found
    bit = proof.ground.traffic.bit(kind(case.packet))
    shown = told_of(proof.judge, Trail(Verdict.DENY, *found, bit))
    expected = ENDS[case.disposition] if case.number not in SPELT else {SPELT[case.number]}
    assert shown.disposition in expected, shown.because


@pytest.mark.parametrize("case", TOLD_CASES, ids=lambda case: f"{case.number}: {case.sentence}")
def test_what_no_packet_shows_is_told_as_the_sentence_says(case: Told) -> None:
    network = Network.model_validate(case.network)
    assert TOLD[case.verdict](network, case.told), case.source


def refused(network: Network, problem: str) -> bool:
    return [each.problem for each in faults(network)] == [problem]


def dead(network: Network, rule: str) -> bool:
    return rule in {each.rule for each in reachability(network).dead_rules}


def alive(network: Network, rule: str) -> bool:
    return not dead(network, rule)


TOLD = {"refused": refused, "dead": dead, "alive": alive}
