"""Authorizations of circuits: a key each, for one that connects itself."""

from collections.abc import Iterator

from landbridge.render.arm.circuits import by_gateway, joined
from landbridge.render.arm.ground import Ground
from landbridge.render.arm.resource import ArmResource


def circuit_keys(ground: Ground) -> Iterator[ArmResource]:
    """Of private clouds for whoever is connected; of a circuit of ours for Global Reach alone.

    A gateway needs no key of a circuit in its own subscription. The keys are in no body.
    """
    for gateway, _, circuit in by_gateway(ground):
        if not circuit.id:
            yield _key(circuit.key_type, f"{circuit.owner}/{gateway}", circuit.group)
    for cloud, other in joined(ground):
        yield _key(other.key_type, f"{other.owner}/{cloud.owner}", other.group)


def _key(type_: str, name: str, group: str) -> ArmResource:
    return ArmResource(type_, name, group, {"properties": {}})
