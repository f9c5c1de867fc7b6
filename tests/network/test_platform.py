"""The platform's addresses: places of their own, told of only where a question names them."""

import pytest
from tests.network.parts import A, nsg, rule, spoke1

from landbridge.model.network import Network
from landbridge.model.proof import Verdict
from landbridge.network.answers.reachability import reachability
from landbridge.network.asserts import connection
from landbridge.network.intents import understood
from landbridge.network.proof import Proof

NETWORK = Network.model_validate(
    {
        "virtual_networks": [spoke1({"network_security_group": "g"})],
        "network_security_groups": [
            nsg("g", rule("no-dns", 100, "deny", "outbound", destination="AzurePlatformDNS"),
                rule("nothing", 200, "deny", "outbound"))
        ],
    }
)  # fmt: skip


def test_the_rule_that_closes_the_platform_is_named() -> None:
    found = connection(NETWORK, A, "Azure platform", "udp/53")
    assert (found.verdict, found.disposition) == (Verdict.DENY, "denied_out")
    assert [(each.resource, each.rule) for each in found.because] == [("g", "no-dns (100)")]


def test_what_no_tag_closes_is_said_to_be_unfiltered() -> None:
    found = connection(NETWORK, "spoke1/app", "169.254.169.254", "tcp/80")
    assert found.verdict is Verdict.ALLOW
    assert [each.rule for each in found.because] == ["not filtered (address of the platform)"]


def test_what_is_open_at_its_address_is_told() -> None:
    found = connection(NETWORK, A, "168.63.129.16", "tcp/80")
    assert found.verdict is Verdict.DEPENDS
    assert [each.why for each in found.because] == [
        "whether AzurePlatformDNS means more of its address than its service is not published",
        "it decides only where the rules before it do not match",
    ]


@pytest.mark.parametrize("end", ["168.63.129.16", "Azure platform", "AzureLoadBalancer"])
def test_the_platform_is_a_place_where_a_question_names_it(end: str) -> None:
    assert "Azure platform" in {each.name for each in Proof(NETWORK, ends=[end]).places}


def test_else_the_matrix_has_no_line_for_it_and_the_internet_does_not_hold_it() -> None:
    proof = Proof(NETWORK, ends=["Internet"])
    assert proof.endpoint((168 << 24) + (63 << 16) + (129 << 8) + 16) is None
    places = {each.source for each in reachability(NETWORK).cells}
    assert places == {"spoke1/app", "spoke1/db", "Internet"}


def test_an_intent_may_name_the_platform() -> None:
    intents = [understood("spoke1/db reaches Azure platform on dns")]
    (found,) = reachability(NETWORK, intents).intents
    assert found.verdict is Verdict.ALLOW


def test_the_platform_is_never_told_of_as_reached_from_the_internet() -> None:
    intents = [understood("spoke1/db reaches Azure platform on dns")]
    assert [each.destination for each in reachability(NETWORK, intents).exposed] == []
