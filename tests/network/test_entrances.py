"""What is reached from the Internet is told with its public address, its machine and the rules."""

from random import Random
from typing import Any

import pytest
from tests.network.agree import tags_of
from tests.network.parts import (
    A,
    allow_all,
    collection,
    firewall,
    hub,
    machine,
    nsg,
    peering,
    policy,
    rule,
    spoke1,
    table,
)
from tests.oracle import draw

from landbridge.model.network import Network
from landbridge.model.proof import NOTHING, Entrance
from landbridge.network.answers.reachability import reachability
from landbridge.network.filters.entries import UNSEEN, UNSEEN_BALANCER

WEB = nsg(
    "g",
    rule("no-telnet", 100, "deny", protocol="tcp", destination_ports="23"),
    rule("web", 200, "allow", protocol="tcp", destination_ports="443"),
    rule("ssh", 300, "allow", protocol="tcp", destination_ports="22", source="203.0.113.0/24"),
)


def entrances(**parts: Any) -> list[Entrance]:  # noqa: ANN401 - any part of a network
    return list(reachability(Network.model_validate(parts)).entrances)


def rules(told: Entrance) -> list[tuple[str, str]]:
    return [(each.resource, each.rule) for each in told.because]


def test_a_machine_is_told_with_its_public_address_and_the_rules_that_let_something_in() -> None:
    (told,) = entrances(
        virtual_networks=[spoke1({"network_security_group": "g"})],
        network_security_groups=[WEB],
        interfaces=[machine("vm", "spoke1/app", A, public_address="20.2.2.2")],
    )
    assert (told.place, told.machine, told.address) == ("spoke1/app", "vm", A)
    assert (told.public, told.by, told.sometimes) == ("20.2.2.2", "", "tcp/22,443")
    assert rules(told) == [("g", "web (200)"), ("g", "ssh (300)")]


def partly_told(**subnet: object) -> list[Entrance]:
    """The ways into a subnet with another interface than the one that is told, behind `WEB`."""
    return entrances(
        virtual_networks=[spoke1({"network_security_group": "g", **subnet})],
        network_security_groups=[WEB],
        interfaces=[machine("vm", "spoke1/app", A)],
    )


def test_an_interface_that_is_not_told_may_have_a_public_address() -> None:
    (told,) = partly_told(complete=False)
    assert (told.place, told.machine, told.public) == ("spoke1/app", "", "")
    assert (told.by, told.sometimes, told.depends) == (UNSEEN, NOTHING, "tcp/22,443")
    assert rules(told) == [("g", "web (200)"), ("g", "ssh (300)")]


def test_where_every_interface_is_told_none_else_is_reached() -> None:
    assert partly_told(complete=True) == []


def test_a_balancer_that_is_not_told_may_lead_to_a_machine() -> None:
    (told,) = entrances(
        virtual_networks=[spoke1({"network_security_group": "g"})],
        network_security_groups=[WEB],
        interfaces=[machine("vm", "spoke1/app", A, complete=False)],
    )
    assert (told.machine, told.public, told.by) == ("vm", "", UNSEEN_BALANCER)
    assert (told.sometimes, told.depends) == (NOTHING, "tcp/22,443")


def test_a_translated_port_is_told_with_the_rule_of_the_firewall_and_the_one_behind_it() -> None:
    flags = {"allow_forwarded_traffic": True}
    dnat = {"name": "publish", "destination": "20.1.1.1", "port": 8443, "source": "203.0.113.5",
            "translated_address": A, "translated_port": 443}  # fmt: skip
    leads = policy(collection("dnat", None, dnat))
    (told,) = entrances(
        virtual_networks=[
            hub(peering("spoke1", **flags)),
            spoke1({"network_security_group": "g"}, peerings=[peering("hub", **flags)]),
        ],
        network_security_groups=[WEB],
        firewalls=[firewall()],
        firewall_policies=[leads],
    )
    assert (told.machine, told.address) == ("", A)
    assert (told.public, told.by, told.sometimes) == ("20.1.1.1 tcp/8443", "fw", "tcp/443")
    assert rules(told) == [("fw", "policy/group/dnat-100/publish"), ("g", "web (200)")]


def test_a_balancer_is_told_with_the_ports_that_clients_call() -> None:
    (told,) = entrances(
        virtual_networks=[spoke1({"network_security_group": "g"})],
        network_security_groups=[WEB],
        interfaces=[machine("vm", "spoke1/app", A)],
        load_balancers=[{"name": "front", "address": "20.3.3.3", "interfaces": ["vm"],
                         "rules": [{"port": 80, "backend_port": 443}]}],
    )  # fmt: skip
    assert (told.public, told.by) == ("20.3.3.3 tcp/80", "front")
    assert (told.machine, told.sometimes) == ("vm", "tcp/443")
    assert rules(told) == [("g", "web (200)")]


def test_what_no_rule_lets_in_names_none_where_nothing_filters() -> None:
    (told,) = entrances(
        virtual_networks=[spoke1()],
        interfaces=[machine("vm", "spoke1/app", A, public_address="20.2.2.2", public_sku="basic")],
    )
    assert (told.sometimes, told.because) == ("any", ())


def test_a_public_address_that_lets_nobody_in_is_none() -> None:
    assert not entrances(
        virtual_networks=[spoke1({"network_security_group": "g", "route_table": "t"})],
        network_security_groups=[nsg("g", rule("no", 100, "deny"))],
        route_tables=[table("t")],
        interfaces=[machine("vm", "spoke1/app", A, public_address="20.2.2.2")],
        firewall_policies=[allow_all()],
    )


@pytest.mark.parametrize("seed", range(12))
def test_every_place_that_is_exposed_has_an_entrance_and_no_other_has(seed: int) -> None:
    random = Random(seed)
    drawn, tags = draw.network(random), draw.tags(random)
    found = reachability(drawn, (), tags_of(tags))
    surely = {each.place for each in found.entrances if each.sometimes != NOTHING}
    assert {each.place for each in found.entrances} == {e.destination for e in found.exposed}
    assert surely == {e.destination for e in found.exposed if e.sometimes != NOTHING}
