"""Guests without any way to the Internet."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked, with_cloud
from landbridge.checks.network.keys import CLOUDS, OWN_CLOUD
from landbridge.checks.network.made import clouds, service_subnets
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.places import Place
from landbridge.network.proof import Proof
from landbridge.network.routing.way import Hop
from landbridge.network.service import Role
from landbridge.security.ranges import public

ONWARD = frozenset({Hop.APPLIANCE, Hop.GATEWAY, Hop.VPN, Hop.HUB})
"""Next hops behind which there may be a way out."""


def _shut_in(proof: Proof) -> Iterator[Hit]:
    for home, cloud in clouds(proof):
        uplinks = [each for each in service_subnets(proof, Role.UPLINK) if each.home == home]
        if cloud.segments and not cloud.internet and not any(_leads(proof, up) for up in uplinks):
            yield Hit(cloud.name)


def _leads(proof: Proof, uplink: Place) -> bool:
    """Whether some route towards public addresses goes on, or a NAT gateway may let out."""
    nat = uplink.subnet and uplink.subnet.nat_gateway
    ways = (each for each in proof.walk.routes.of(uplink) if each.hop in ONWARD)
    return bool(nat) or any(way.prefix & public() for way in ways)


NO_WAY_OUT = Rule(
    id="azure.no-way-out",
    severity=Severity.LOW,
    says="guests of a private cloud have no way to the Internet",
    happens="nothing is updated or activated from there: Generation 2 lends no way out by default",
    fix="The network engineer: a route for 0.0.0.0/0 to a firewall on both uplinks, if needed.",
    source=("internet.default", "internet.egress"),
    needs=(NETWORK,),
    about=(CLOUDS, OWN_CLOUD),
    find=asked(_shut_in),
    undecided=with_cloud(answered),
)
