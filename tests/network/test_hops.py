"""The hops of a trace for programs: what stands there, its route, its rule, its translation."""

from typing import Any

from tests.network.parts import machine, nsg, rule, subnet, vnet
from tests.network.small import network

from landbridge.model.hops import Flow, HopKind, TakenRoute, Translation
from landbridge.model.network import Network
from landbridge.model.proof import Connection, Hop, Verdict
from landbridge.network.asserts import connection


def hops(found: Connection, kind: HopKind) -> list[Hop]:
    """Those of the first way there that are of one kind."""
    return [each for each in found.forward[0].hops if each.kind is kind]


def test_each_step_says_of_what_kind_it_is_and_what_it_does() -> None:
    found = connection(network(), "db", "app/web", "ssh")
    assert [(each.kind.value, each.verdict.value) for each in found.forward[0].hops] == [
        ("filter", "allow"),
        ("route", "allow"),
        ("firewall", "allow"),
        ("route", "allow"),
        ("filter", "deny"),
        ("end", "allow"),
    ]
    assert hops(found, HopKind.FIREWALL)[0].resource == "fw"


def test_a_route_is_told_in_parts_with_its_table_where_one_has_it() -> None:
    mine, systems = hops(connection(network(), "db", "app/web", "https"), HopKind.ROUTE)
    assert mine.route == TakenRoute(
        prefix="0.0.0.0/0", origin="route table", next_hop="appliance", to="10.0.0.4",
        table="out", name="0.0.0.0/0")  # fmt: skip
    assert systems.route == TakenRoute(
        prefix="10.1.0.0/16", origin="system", next_hop="peer", to="app", table="", name=""
    )


def test_the_packet_is_told_in_parts_and_without_ports_where_it_has_none() -> None:
    assert connection(network(), "db", "app/web", "https").packet == Flow(
        source="10.100.16.2", destination="10.1.1.4", protocol=6, source_port=None,
        destination_port=443, service="tcp/443")  # fmt: skip
    ping = connection(network(), "db", "app/web", "icmp/8").packet
    assert ping is not None
    assert (ping.protocol, ping.destination_port, ping.service) == (1, None, "icmp type 8")


def test_the_packet_is_told_with_its_source_port_where_the_answer_rests_on_it() -> None:
    group = nsg("nsg-web", rule("low", 100, "deny", source_ports=["7-9"]), rule("in", 200, "allow"))
    found = connection(network(network_security_groups=[group]), "db", "app/web", "tcp/443")
    assert found.verdict is Verdict.DENY
    assert found.witness == "10.100.16.2 to 10.1.1.4, tcp/443 from port 7"
    assert found.packet is not None
    assert found.packet.source_port == 7


def test_a_packet_that_leaves_by_a_firewall_has_the_public_address_of_it() -> None:
    (out,) = hops(connection(network(), "db", "8.8.8.8", "https"), HopKind.EGRESS)
    assert out.what == "leaves with 20.1.1.1"
    assert out.translation == Translation(end="source", was="", to="20.1.1.1")


def test_a_firewall_that_translates_says_under_which_addresses_it_goes_on() -> None:
    spoke = network(firewall_policies=[{**POLICY, "snat_private_ranges": ["192.168.0.0/16"]}])
    (seen,) = hops(connection(spoke, "db", "app/web", "https"), HopKind.FIREWALL)
    assert seen.translation is not None
    assert seen.translation.end == "source"
    assert seen.translation.to.startswith("10.0.0.")
    (kept,) = hops(connection(network(), "db", "app/web", "https"), HopKind.FIREWALL)
    assert kept.translation is None


POLICY: dict[str, Any] = network().model_dump(mode="json")["firewall_policies"][0]


def home(**app: Any) -> Network:  # noqa: ANN401 - any key of a subnet
    """A network with a machine that has a public address, and one behind a balancer."""
    group = nsg("g", rule("in", 100, "allow", protocol="tcp", destination_ports=["443"]))
    return Network.model_validate({
        "virtual_networks": [vnet("v", "10.1.0.0/16", subnets=[
            subnet("app", "10.1.2.0/24", network_security_group="g", **app)])],
        "network_security_groups": [group],
        "interfaces": [machine("own", "v/app", "10.1.2.4", public_address="20.2.2.2"),
                       machine("behind", "v/app", "10.1.2.5")],
        "load_balancers": [
            {"name": "lb", "address": "20.3.3.3", "interfaces": ["behind"],
             "rules": [{"port": 80, "backend_port": 443}]},
            {"name": "inner", "address": "10.1.2.100", "interfaces": ["behind"]}],
    })  # fmt: skip


def test_a_machine_leaves_with_its_public_address_unless_a_nat_gateway_stands_before_it() -> None:
    for network_, told in ((home(), "20.2.2.2"), (home(nat_gateway="nat"), "NAT gateway nat")):
        found = connection(network_, "own", "8.8.8.8", "https")
        (out,) = hops(found, HopKind.EGRESS)
        assert (found.verdict, out.what) == (Verdict.ALLOW, f"leaves with {told}")


def test_who_comes_in_by_a_public_address_is_led_to_the_machine_and_its_port() -> None:
    (led,) = hops(connection(home(), "Internet", "behind", "https"), HopKind.ENTRANCE)
    assert led.translation == Translation(
        end="destination", was="20.3.3.3 tcp/80", to="10.1.2.5 tcp/443"
    )
    (led,) = hops(connection(home(), "Internet", "own", "https"), HopKind.ENTRANCE)
    assert led.translation == Translation(end="destination", was="20.2.2.2", to="10.1.2.4")


def test_behind_a_front_the_machine_stands_in_its_place() -> None:
    found = connection(home(), "own", "10.1.2.100", "https")
    at_machine = hops(found, HopKind.FILTER)[-1]
    assert at_machine.translation == Translation(end="destination", was="10.1.2.100", to="10.1.2.5")
