"""Every pitfall of the networks that we know, each by its sentence."""

import pytest
from tests.network.agree import PLATFORM, proven, tags_of
from tests.network.cases import CASES, Case

from landbridge.network.proof import Proof


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.number}: {case.sentence}")
def test_the_proof_answers_as_the_sentence_says(case: Case) -> None:
    proof = Proof(case.network, tags_of(case.tags), PLATFORM)
    found = proven(proof, case.packet, case.source_place, case.destination_place)
    assert found == case.verdict, case.source
