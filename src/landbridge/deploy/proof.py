"""Whether what stands lets through what the plan meant: read back, and compared as `diff` does.

What Azure and NSX do not tell is the plan's own on both sides: VMs, which come later, and what lies
behind gateways, whose connections need keys that no estate holds.
"""

from collections.abc import Iterator

from landbridge.model.difference import Difference
from landbridge.model.estate import Estate
from landbridge.model.network import AddressGroup, AvsNetwork, Gateway, Network, VirtualNetwork
from landbridge.model.proof import NOTHING
from landbridge.network.difference.difference import difference
from landbridge.network.estate.assembled import assembled
from landbridge.network.proof import Proof
from landbridge.network.service import is_called, made

OF_NSX = ("segments", "distributed_firewall", "distributed_default", "exclude", "gateway_firewall")


def proven(estate: Estate, azure: Network, nsx: Network) -> Difference | None:
    """Who gains and who loses against the plan; None where its private cloud does not stand.

    `azure` and `nsx` are the networks that each of them tells; no group of one has the name of a
    group of the other.
    """
    planned, name = assembled(estate), estate.private_cloud.name
    meant, stands = _cloud(planned, name), _cloud(azure, name)
    if meant is None or stands is None:
        return None
    told = _read_back(planned, meant, azure, stands, nsx)
    found = difference(Proof(planned, estate.tags), Proof(told, estate.tags))
    return _without(found, frozenset(found.groups_come))


def is_certain(found: Difference) -> bool:
    """Whether something differs for certain, and not only may."""
    told = ("loses", "closes", "gains", "clears")
    turned = any(getattr(each, kind) != NOTHING for each in found.places for kind in told)
    inspected = any(not each.open for each in found.inspections)
    return turned or inspected or bool(found.moved or found.gone)


def of_plan(found: Difference) -> Difference:
    """What differs of the plan's own places: what others put beside is compared with nothing."""
    return found.model_copy(update={"come": ()})


def _without(found: Difference, groups: frozenset[str]) -> Difference:
    """What differs but for groups that only stand: IP groups, under names that NSX leaves free."""
    changed = [each for each in found.groups if groups.isdisjoint((each.source, each.destination))]
    inspected = tuple(
        each
        for each in found.inspected_groups
        if groups.isdisjoint((each.source, each.destination))
    )
    update = {"groups_come": (), "groups": changed, "inspected_groups": inspected}
    return found.model_copy(update=update)


def _read_back(
    planned: Network, meant: AvsNetwork, azure: Network, stands: AvsNetwork, nsx: Network
) -> Network:
    """One network out of both, with the plan's own where neither tells."""
    (told,) = nsx.private_clouds
    own = {key: getattr(told, key) for key in OF_NSX} | {"guests": meant.guests}
    cloud = stands.model_copy(update=own)
    clouds = [cloud if each.name == stands.name else each for each in azure.private_clouds]
    groups = [_in(cloud, told, each) for each in nsx.groups]
    return azure.model_copy(
        update={
            "virtual_networks": tuple(_as_planned(azure, cloud)),
            "private_clouds": tuple(clouds),
            "groups": (*groups, *azure.groups),
            "gateways": tuple(_connected(azure, planned)),
            "sites": planned.sites,
        }
    )


def _cloud(network: Network, name: str) -> AvsNetwork | None:
    found = (each for each in network.private_clouds if each.name.lower() == name.lower())
    return next(found, None)


def _in(cloud: AvsNetwork, told: AvsNetwork, group: AddressGroup) -> AddressGroup:
    """A group of the manager's cloud, which has no name there."""
    home = cloud.name if group.private_cloud == told.name else group.private_cloud
    return group.model_copy(update={"private_cloud": home})


def _as_planned(azure: Network, cloud: AvsNetwork) -> Iterator[VirtualNetwork]:
    """Subnets of the service under the names of the layout, without what it puts behind them."""
    names = {each.name.lower(): each.name for each, _ in made(cloud)}
    for network in azure.virtual_networks:
        home = network.name.lower() == (cloud.virtual_network or "").lower()
        subnets = tuple(
            each.model_copy(update={"name": _laid_out(each.name, names)}) if home else each
            for each in network.subnets
        )
        yield network.model_copy(update={"subnets": subnets})


def _laid_out(name: str, names: dict[str, str]) -> str:
    called = (each for each in names if is_called(name, each, frozenset(names)))
    return names.get(next(called, ""), name)


def _connected(azure: Network, planned: Network) -> Iterator[Gateway]:
    """Gateways as they stand, with what the plan connects."""
    known = {each.name.lower(): each.connects for each in planned.gateways}
    for each in azure.gateways:
        yield each.model_copy(update={"connects": known.get(each.name.lower(), each.connects)})
