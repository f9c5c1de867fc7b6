"""A rule that misses a packet by one thing is named beside what denies it."""

from typing import Any

import pytest
from tests.network.parts import nsg, rule, subnet, vnet

from landbridge.model.network import Network
from landbridge.model.proof import Connection
from landbridge.network.asserts import connection

ASKED = {"protocol": "tcp", "source": "10.1.1.0/24", "destination": "10.1.2.0/24",
         "destination_ports": "443"}  # fmt: skip


def asked(*rules: dict[str, Any]) -> Connection:
    """Whether one subnet reaches another on 443, with these rules and a last one that denies."""
    group = nsg("g", *rules, rule("rest", 4000, "deny"))
    home = vnet("v", "10.1.0.0/16", subnets=[
        subnet("web", "10.1.1.0/24"),
        subnet("db", "10.1.2.0/24", network_security_group="g")])  # fmt: skip
    network = Network.model_validate(
        {"virtual_networks": [home], "network_security_groups": [group]}
    )
    return connection(network, "v/web", "v/db", "https")


def near(found: Connection) -> list[tuple[str, str]]:
    """The rules that are named, and what each misses."""
    return [(each.rule, each.why) for each in found.near]


MISSES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "the port": ({"destination_ports": "80"}, ["is for tcp/80"]),
    "the protocol": ({"protocol": "udp"}, ["is for udp/443"]),
    "the destination": ({"destination": "10.1.3.0/24"}, ["has another destination"]),
    "the source": ({"source": "10.1.3.0/24"}, ["has another source"]),
    "two things": ({"source": "10.1.3.0/24", "destination_ports": "80"}, []),
}


@pytest.mark.parametrize("missed", MISSES)
def test_a_rule_that_misses_the_packet_by_one_thing_is_named_with_it(missed: str) -> None:
    changed, why = MISSES[missed]
    found = asked(rule("open", 100, "allow", **(ASKED | changed)))
    assert [cause.rule for cause in found.because] == ["rest (4000)"]
    assert near(found) == [("open (100)", each) for each in why]


def test_rules_for_another_port_come_before_those_for_another_end_and_three_are_named() -> None:
    others = [rule(f"to-{n}", 100 + n, "allow", **(ASKED | {"destination": f"10.1.{n}.0/24"}))
              for n in (3, 4, 5)]  # fmt: skip
    found = asked(*others, rule("port", 200, "allow", **(ASKED | {"destination_ports": "80"})))
    assert [name for name, _ in near(found)] == ["port (200)", "to-3 (103)", "to-4 (104)"]


def test_no_rule_is_near_where_one_denies_just_this_packet() -> None:
    found = asked(rule("no", 100, "deny", **ASKED), rule("yes", 200, "allow", **ASKED))
    assert [cause.rule for cause in found.because] == ["no (100)"]
    assert near(found) == []


def test_a_rule_behind_the_one_that_denies_all_is_not_near() -> None:
    closed = rule("closed", 90, "deny")
    found = asked(closed, rule("open", 100, "allow", **(ASKED | {"destination_ports": "80"})))
    assert near(found) == []


def test_what_is_allowed_names_no_rule_beside() -> None:
    other = rule("other", 90, "allow", **(ASKED | {"destination_ports": "80"}))
    assert near(asked(other, rule("open", 100, "allow", **ASKED))) == []
