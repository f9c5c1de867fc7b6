"""What a trace tells of a load balancer: its own refusal, and the filters that it leads to."""

import pytest
from tests.network.parts import machine, nsg, rule, subnet, vnet

from landbridge.model.network import Network
from landbridge.model.proof import Connection, Verdict
from landbridge.network.asserts import connection

FRONT, PUBLIC = "10.1.2.100", "20.3.3.3"
TO_8443 = {"rules": [{"port": 443, "backend_port": 8443}]}


def asked(
    destination: str, service: str, *, source: str = "v/web", port: str = "8443"
) -> Connection:
    """What a network with a balancer says, whose machines take one port."""
    network = Network.model_validate({
        "virtual_networks": [vnet("v", "10.1.0.0/16", subnets=[
            subnet("web", "10.1.1.0/24"),
            subnet("app", "10.1.2.0/24", network_security_group="g")])],
        "network_security_groups": [nsg(
            "g", rule("in", 100, "allow", protocol="tcp", destination_ports=[port]),
            rule("rest", 200, "deny"))],
        "interfaces": [machine("vm1", "v/app", "10.1.2.4"), machine("vm2", "v/app", "10.1.2.5")],
        "load_balancers": [
            {"name": "lb", "address": FRONT, "interfaces": ["vm1", "vm2"], **TO_8443},
            {"name": "outer", "address": PUBLIC, "interfaces": ["vm1"], **TO_8443}],
    })  # fmt: skip
    return connection(network, source, destination, service)


def told(found: Connection) -> list[tuple[str, str]]:
    """Stage and rule of each cause, with why where there is no rule."""
    return [(each.stage, each.rule or each.why) for each in found.because]


@pytest.mark.parametrize("service", ["tcp/80", "icmp"])
def test_what_a_balancer_does_not_take_is_refused_by_it_alone(service: str) -> None:
    found = asked(FRONT, service)
    assert found.verdict is Verdict.DENY
    assert told(found) == [("balancer lb", "it takes tcp/443 only")]


def test_behind_a_balancer_the_rule_of_the_machine_is_named_and_no_rule_of_the_balancer() -> None:
    assert told(asked(FRONT, "tcp/443")) == [("network security group", "in (100)")]
    found = asked(FRONT, "tcp/443", port="443")
    assert found.verdict is Verdict.DENY
    assert told(found) == [("network security group", "rest (200)")]


def test_a_public_address_that_leads_to_another_port_is_told_with_both_ports() -> None:
    found = asked("vm1", "tcp/443", source="Internet", port="443")
    assert told(found) == [("public address", "20.3.3.3 tcp/443 leads to tcp/8443 only")]
