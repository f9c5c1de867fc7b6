"""Circuits that stand already: those of sites, and those of private clouds of Generation 1."""

from collections.abc import Iterator
from typing import NamedTuple

from landbridge.render.arm.ground import CLOUD, Ground
from landbridge.render.arm.resource import Filled

CIRCUIT = "Microsoft.Network/expressRouteCircuits"
CLOUD_KEY, CIRCUIT_KEY = f"{CLOUD}/authorizations", f"{CIRCUIT}/authorizations"


class Circuit(NamedTuple):
    """A circuit by what tells it: the one that has it, and how it hands out keys."""

    owner: str
    group: str
    id: str = ""
    """Nothing for that of a private cloud: it stands in a subscription of Microsoft's."""

    @property
    def key_type(self) -> str:
        return CIRCUIT_KEY if self.id else CLOUD_KEY

    def key_id(self, user: str, ground: Ground) -> str:
        """The id of the authorization for one user."""
        return ground.id(self.key_type, f"{self.owner}/{user}", self.group)

    def key(self, path: str, user: str, ground: Ground) -> Filled:
        """The key of that authorization, where `path` says."""
        of = "authorizationKey" if self.id else "expressRouteAuthorizationKey"
        return Filled(path, self.key_type, self.key_id(user, ground), f"properties.{of}")

    def peer(self, path: str, user: str, ground: Ground) -> Filled:
        """The id of the circuit, which an authorization of a private cloud tells."""
        id_ = self.key_id(user, ground)
        return Filled(path, self.key_type, id_, "properties.expressRouteId")


def circuit_of(name: str, ground: Ground) -> Circuit | None:
    """The circuit of a site or of a private cloud; None where the estate does not tell it."""
    for cloud in ground.network.private_clouds:
        if cloud.name.lower() == name.lower() and cloud.generation == 1 and cloud.resource_group:
            return Circuit(cloud.name, cloud.resource_group)
    for site in ground.network.sites:
        if site.name.lower() == name.lower() and site.circuit:
            return _of_site(site.circuit, ground)
    return None


def _of_site(id_: str, ground: Ground) -> Circuit | None:
    """None for what is no circuit of the subscription: nobody could make keys there."""
    within = f"/subscriptions/{ground.subscription}/resourceGroups/".lower()
    group, _, owner = id_[len(within) :].partition(f"/providers/{CIRCUIT}/")
    known = id_.lower().startswith(within) and owner and "/" not in group + owner
    return Circuit(owner, group, id_) if known else None


def by_gateway(ground: Ground) -> Iterator[tuple[str, str, Circuit]]:
    """The ExpressRoute gateways that shall be connected: with what, and with which circuit."""
    for gateway in ground.network.gateways:
        for name in gateway.connects if gateway.kind == "expressroute" else ():
            if circuit := circuit_of(name, ground):
                yield gateway.name, name, circuit


def joined(ground: Ground) -> Iterator[tuple[Circuit, Circuit]]:
    """What Global Reach joins: the circuit of a private cloud, which asks, and another."""
    for each in ground.network.global_reach:
        found = [circuit_of(name, ground) for name in each.between]
        known = sorted((one for one in found if one), key=lambda one: bool(one.id))
        if len(known) == len(found) and not known[0].id:
            yield known[0], known[1]
