"""Global Reach of private clouds of Generation 1."""

from collections.abc import Iterator

from landbridge.render.arm.circuits import joined
from landbridge.render.arm.ground import CLOUD, Ground
from landbridge.render.arm.resource import ArmResource, Body

TYPE = f"{CLOUD}/globalReachConnections"
PEER, KEY = "peerExpressRouteCircuit", "authorizationKey"


def global_reach(ground: Ground) -> Iterator[ArmResource]:
    """A connection each, of a private cloud, with a key of the other circuit."""
    for cloud, other in joined(ground):
        properties: Body = {PEER: other.id} if other.id else {}
        filled = [other.key(f"properties.{KEY}", cloud.owner, ground)]
        if not other.id:
            filled.append(other.peer(f"properties.{PEER}", cloud.owner, ground))
        name = f"{cloud.owner}/to-{other.owner}"
        body = {"properties": properties}
        yield ArmResource(TYPE, name, cloud.group, body, filled=tuple(filled))
