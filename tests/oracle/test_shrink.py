"""A network on which something holds is made small without losing it."""

from random import Random

from tests.network.parts import A, tcp
from tests.oracle import decide, draw
from tests.oracle.shrink import smallest

from landbridge.model.network import Network


def test_what_plays_no_part_is_left_out() -> None:
    drawn = draw.network(Random(3))
    neighbour = tcp(A, "10.1.2.4")

    def reaches(network: Network) -> bool:
        return decide(network, None, neighbour, "s1/app", "s1/db").verdict == "allow"

    open_table = drawn.model_copy(update={"route_tables": (), "network_security_groups": ()})
    small = smallest(_bare(open_table), reaches)
    assert reaches(small)
    assert [network.name for network in small.virtual_networks] == ["s1"]
    assert {subnet.name for subnet in small.virtual_networks[0].subnets} == {"app", "db"}
    for spared in (small.firewalls, small.interfaces, small.gateways, small.private_clouds):
        assert spared == ()


def _bare(network: Network) -> Network:
    """The network without anything attached to its subnets, interfaces and clouds."""
    parts = network.model_dump(mode="json", exclude_defaults=True)
    for each in parts["virtual_networks"]:
        for subnet in each["subnets"]:
            subnet.pop("route_table", None)
            subnet.pop("network_security_group", None)
    for interface in parts["interfaces"]:
        interface.pop("network_security_group", None)
    for cloud in parts.get("private_clouds", []):
        cloud.pop("service_subnets", None)
    parts.pop("network_manager", None)
    return Network.model_validate(parts)
