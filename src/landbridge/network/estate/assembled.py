"""The whole network of an estate: what its owner declares, with the private cloud and its VMs."""

from collections.abc import Iterable, Iterator, Mapping

from landbridge.model.estate import Estate
from landbridge.model.network import (
    AddressGroup,
    AvsNetwork,
    Guest,
    Network,
    NsxSegment,
    Site,
    VirtualNetwork,
)
from landbridge.model.patterns import matcher
from landbridge.model.workloads import Group
from landbridge.network.address.declared import home_name
from landbridge.network.topologies import drawn
from landbridge.space import IPV6_START, NOWHERE, Addresses, number_of


def assembled(estate: Estate) -> Network:
    """Everything that decides who reaches whom.

    The private cloud comes in if its address block is known; guests are the VMs that move and whose
    address lies in a segment. A VM without a known address stays somewhere in its segments.
    """
    network = _with_cloud(estate.network, estate)
    network = _with(network, "sites", _sites(estate, network))
    network = _with(network, "groups", _groups(estate))
    return drawn(network, estate)


def _with(network: Network, key: str, more: Iterable[object]) -> Network:
    """The network with more of one kind; what is declared by name goes before."""
    own = getattr(network, key)
    names = {each.name.lower() for each in own}
    added = [each for each in more if getattr(each, "name", "").lower() not in names]
    return network.model_copy(update={key: (*own, *added)})


def _with_cloud(network: Network, estate: Estate) -> Network:
    cloud = estate.private_cloud
    if cloud.address_block is None:
        return network
    home = home_name(cloud)
    space = cloud.virtual_network.address_space or (cloud.address_block,)
    declared = {each.name.lower(): each for each in network.private_clouds}
    base = declared.pop(cloud.name.lower(), None)
    made = _cloud(estate, home, cloud.address_block, base)
    network = network.model_copy(update={"private_clouds": (made, *declared.values())})
    mine = VirtualNetwork(
        name=home,
        region=cloud.region,
        resource_group=cloud.virtual_network.resource_group or cloud.resource_group,
        address_space=space,
    )
    return _with(network, "virtual_networks", [mine])


def _cloud(estate: Estate, home: str, block: str, base: AvsNetwork | None) -> AvsNetwork:
    """The private cloud with the estate's segments; what `base` declares of it stays."""
    own = base or AvsNetwork(name=estate.private_cloud.name, address_block=block)
    named = {each.name.lower() for each in own.segments}
    segments = (
        *own.segments,
        *(each for each in _segments(estate) if each.name.lower() not in named),
    )
    return own.model_copy(
        update={
            "generation": 2,
            "virtual_network": home,
            "address_block": block,
            "segments": segments,
            "guests": (*own.guests, *_guests(estate, segments)),
        }
    )


def _segments(estate: Estate) -> Iterator[NsxSegment]:
    for each in estate.segments:
        if each.prefix:
            yield NsxSegment(name=each.name, prefix=each.prefix)


def _guests(estate: Estate, segments: Iterable[NsxSegment]) -> Iterator[Guest]:
    homes = _by_size(segments)
    for name, address, number in _addresses(estate):
        base = 0 if number < IPV6_START else IPV6_START
        fitting = [
            start[first]
            for size, start in homes.items()
            if (first := number - (number - base) % size) in start
        ]
        if fitting:
            yield Guest(name=name, segment=min(fitting)[1], address=address)


def _by_size(segments: Iterable[NsxSegment]) -> dict[int, dict[int, tuple[int, str]]]:
    """The segments by size and first address: to ask each for every VM takes minutes."""
    homes: dict[int, dict[int, tuple[int, str]]] = {}
    for nth, each in enumerate(segments):
        span = Addresses.parse(each.prefix)
        homes.setdefault(span.size, {}).setdefault(span.bounds[0], (nth, each.name))
    return homes


def _addresses(estate: Estate) -> Iterator[tuple[str, str, int]]:
    """VMs that move, by name, with their primary address where it is known and plain."""
    vms = estate.inventory.vms.select(["name", "primary_ip", "left_out"]).to_pylist()
    for row in vms:
        if row["left_out"] is None and row["name"]:
            number = _number(row["primary_ip"])
            if number is not None:
                yield row["name"], row["primary_ip"], number


def _number(text: str | None) -> int | None:
    try:
        return number_of(text) if text else None
    except ValueError:
        return None


def _sites(estate: Estate, network: Network) -> Iterator[Site]:
    """Other networks that the file does not call virtual networks."""
    virtual = {each.name.lower() for each in network.virtual_networks}
    for each in estate.private_cloud.other_networks or ():
        if each.name.lower() not in virtual:
            yield Site(name=each.name, prefixes=each.prefixes)


def _groups(estate: Estate) -> Iterator[AddressGroup]:
    """Groups and applications as addresses of their VMs."""
    if not (estate.groups or estate.applications):
        return
    known = {name: address for name, address, _ in _addresses(estate)}
    rows = estate.inventory.vms.select(["name", "folder", "left_out"]).to_pylist()
    moving = [row for row in rows if row["left_out"] is None and row["name"]]
    for group in estate.groups:
        yield _group(group.name, _members(group, moving), known, estate)
    for application in estate.applications:
        matches = matcher(application.vms).fullmatch
        names = [row["name"] for row in moving if matches(row["name"])]
        yield _group(application.name, names, known, estate)


def _members(group: Group, rows: Iterable[Mapping[str, str]]) -> list[str]:
    by_name, by_folder = matcher(group.vms).fullmatch, matcher(group.folders).fullmatch
    return [row["name"] for row in rows if by_name(row["name"]) or by_folder(row["folder"] or "")]


def _group(
    name: str, members: Iterable[str], known: Mapping[str, str], estate: Estate
) -> AddressGroup:
    members = list(members)
    addresses = tuple(dict.fromkeys(known[each] for each in members if each in known))
    lost = any(each not in known for each in members)
    everywhere = tuple(each.name for each in estate.segments if each.prefix)
    return AddressGroup(name=name, members=addresses, somewhere_in=everywhere if lost else ())


def covered(network: Network) -> Addresses:
    """All addresses that the network uses, wherever."""
    texts = [
        *(prefix for each in network.virtual_networks for prefix in each.address_space),
        *(prefix for each in network.sites for prefix in each.prefixes),
        *(each.address_block for each in network.private_clouds),
        *(segment.prefix for each in network.private_clouds for segment in each.segments),
        *(each.prefix for each in network.virtual_hubs),
    ]
    return Addresses.of(texts) if texts else NOWHERE
