"""Subnets of which not all interfaces are told: any of those may have a public address."""

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.network.agree import PLATFORM, proven, tags_of
from tests.network.parts import CLIENT, A, machine, nsg, rule, spoke1, tcp
from tests.network.test_blocks import same
from tests.oracle import draw

from landbridge.model.network import Network
from landbridge.network.matrix.block import Blocks
from landbridge.network.proof import Proof
from landbridge.network.telling.trace import trace

EXAMPLES = settings().max_examples
WEB = nsg("web", rule("https", 100, "allow", source="Internet", destination_ports=443))
TLS = ("tcp/443",)
MAY_HAVE_ONE = "an interface that is not told may have a public address"


def network(*interfaces: dict[str, Any], **keys: Any) -> Network:  # noqa: ANN401 - of a subnet
    home = spoke1({"network_security_group": "web", **keys})
    parts = {"network_security_groups": [WEB], "interfaces": list(interfaces)}
    return Network.model_validate({"virtual_networks": [home], **parts})


def partly(whole: Network, random: Random) -> Network:
    """The network with some subnets of which not all is told."""
    homes = tuple(
        home.model_copy(update={"subnets": tuple(
            each.model_copy(update={"complete": random.random() < 0.5}) for each in home.subnets
        )})
        for home in whole.virtual_networks
    )  # fmt: skip
    return whole.model_copy(update={"virtual_networks": homes})


@pytest.mark.parametrize(
    ("complete", "port", "verdict"),
    [(True, 443, "deny"), (False, 443, "depends"), (False, 22, "deny")],
)
def test_the_internet_may_reach_an_interface_that_is_not_told(
    complete: bool, port: int, verdict: str
) -> None:
    proof = Proof(network(complete=complete))
    assert proven(proof, tcp(CLIENT, A, port)) == verdict


def test_one_that_is_told_without_a_public_address_stays_closed() -> None:
    proof = Proof(network(machine("vm", "spoke1/app", A), complete=False))
    assert proven(proof, tcp(CLIENT, A)) == "deny"
    assert proven(proof, tcp(CLIENT, "10.1.1.9")) == "depends"


@pytest.mark.parametrize(("complete", "verdict"), [(True, "deny"), (False, "depends")])
def test_an_interface_that_is_not_told_may_leave_by_its_own_address(
    complete: bool, verdict: str
) -> None:
    told = machine("vm", "spoke1/app", A)
    proof = Proof(network(told, complete=complete, default_outbound_access=False))
    assert proven(proof, tcp("10.1.1.9", CLIENT)) == verdict
    assert proven(proof, tcp(A, CLIENT)) == "deny"


def test_it_is_said_why_it_may_leave() -> None:
    ends = ("spoke1/app", "Internet")
    proof = Proof(network(complete=False, default_outbound_access=False), None, ends, (TLS,))
    source, destination = map(proof.end, ends)
    found = trace(proof, source, destination, proof.traffic(TLS))
    assert MAY_HAVE_ONE in [each.why for each in found.because]


@settings(max_examples=EXAMPLES // 4)
@given(st.integers(0, 2**32))
def test_whoever_tells_less_hears_the_same_or_that_it_depends(seed: int) -> None:
    random = Random(seed)
    whole, tags = draw.network(random), tags_of(draw.tags(random))
    proofs = [Proof(each, tags, PLATFORM) for each in (whole, partly(whole, random))]
    for packet in draw.packets(whole, random, 30):
        all_, less = (proven(proof, packet) for proof in proofs)
        assert less in {all_, "depends"}


@settings(max_examples=EXAMPLES // 20)
@given(st.integers(0, 2**32))
def test_pairs_of_them_are_decided_together_as_each_by_itself(seed: int) -> None:
    random = Random(seed)
    proof = Proof(partly(draw.network(random), random), tags_of(draw.tags(random)), PLATFORM)
    assert all(same(proof, block) for block in Blocks(proof.judge, proof.ground))
