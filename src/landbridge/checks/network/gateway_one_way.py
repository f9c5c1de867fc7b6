"""Connections between sites and guests that pass a firewall in one direction only."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked, with_cloud
from landbridge.checks.network.keys import GATEWAYS
from landbridge.checks.network.made import clouds, service_subnets
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.model.network import AvsNetwork, Gateway
from landbridge.network.places import Place
from landbridge.network.proof import Proof
from landbridge.network.routing.way import Hop
from landbridge.network.service import Role
from landbridge.space import Addresses


def _one_way(proof: Proof) -> Iterator[Hit]:
    for home, cloud in clouds(proof):
        uplinks = [each for each in service_subnets(proof, Role.UPLINK) if each.home == home]
        for gateway in proof.network.gateways:
            if uplinks and gateway.virtual_network.lower() in proof.fabric.networks:
                yield from _by(proof, gateway, cloud, uplinks[0])


def _by(proof: Proof, gateway: Gateway, cloud: AvsNetwork, uplink: Place) -> Iterator[Hit]:
    """A hit for each end and each direction of which only the other one is inspected."""
    there = _into(proof, gateway, cloud)
    for end in gateway.connects:
        prefixes = proof.walk.outside.prefixes.get(end.lower(), [])
        for back in {_inspected(proof, uplink, each) for each in prefixes} - {None}:
            names = [name for name, way in there.items() if way is (not back)]
            if names:
                which = f"{end} reaches {', '.join(names)} {_word(not back)}"
                answer = f"is answered {_word(bool(back))}"
                yield Hit(f"{gateway.name} to {cloud.name}", f"{which}, and {answer}")


def _into(proof: Proof, gateway: Gateway, cloud: AvsNetwork) -> dict[str, bool | None]:
    """Each segment that a gateway advertises, and whether it sends to it by an appliance."""
    told = Addresses.union(proof.walk.outside.advertised(gateway))
    subnet = proof.walk.gateway_subnet(gateway)
    prefixes = {each.name: Addresses.parse(each.prefix) for each in cloud.segments}
    return {
        name: _inspected(proof, subnet, each) for name, each in prefixes.items() if each <= told
    }


def _inspected(proof: Proof, place: Place, prefix: Addresses) -> bool | None:
    """Whether what leaves a subnet for a prefix goes to an appliance; None if it may or may not."""
    ways = proof.walk.routes.winning(place, prefix.bounds[0])
    answers = {way.hop is Hop.APPLIANCE for way in ways}
    return answers.pop() if len(answers) == 1 else None


def _word(inspected: bool) -> str:
    return "by the firewall" if inspected else "directly"


GATEWAY_ONE_WAY = Rule(
    id="azure.gateway-one-way",
    severity=Severity.HIGH,
    says="what a gateway connects and guests reach each other by a firewall one way, and not back",
    happens="the firewall sees half of each connection, and drops it",
    fix=(
        "The network engineer: route both ways by it (each segment in the table of GatewaySubnet; "
        "the uplinks' table without propagation), or neither."
    ),
    source=("peering.subnets-synchronised", "troubleshooting.one-way-traffic", "firewall.stateful"),
    needs=(NETWORK,),
    about=(GATEWAYS,),
    find=asked(_one_way),
    undecided=with_cloud(answered),
)
