"""The routes of a subnet that fit an address, and which of them may win."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from tests.oracle.answer import EITHER
from tests.oracle.ends import service_tag
from tests.oracle.numbers import fact, inside, net, whole
from tests.oracle.topology import ANYWHERE, Learned, Link, learned, links
from tests.oracle.world import Place, World

from landbridge.model.network import Route
from landbridge.model.network.fields import NUMERIC

ORDER = {"table": 0, "bgp": 1, "system": 2}
BEFORE_BGP = {"network", "link", "endpoint", "service"}


class Found(NamedTuple):
    """A route that fits; `certain` whether it is there for sure, `rank` that of its tag."""

    prefix: str
    origin: str
    kind: str
    certain: bool = True
    link: Link | None = None
    learned: Learned | None = None
    route: Route | None = None
    rank: int = 0

    @property
    def length(self) -> int:
        """The length of the prefix."""
        return net(self.prefix).prefixlen


def winners(world: World, at: Place, address: str) -> list[Found]:
    """Every route that may be the one that a packet takes."""
    fitting = [each for each in candidates(world, at, address) if inside(address, each.prefix)]
    firm = [each for each in fitting if each.certain]
    doubtful = [each for each in fitting if not each.certain]
    found: dict[Found, None] = {}
    for choice in product((True, False), repeat=len(doubtful)):
        there = [each for each, present in zip(doubtful, choice, strict=True) if present]
        found.update(dict.fromkeys(_best([*firm, *there])))
    return list(found)


def _best(routes: list[Found]) -> list[Found]:
    if any(each.origin == "system" and each.kind in BEFORE_BGP for each in routes):
        routes = [each for each in routes if each.origin != "bgp"]
    ranks = [(-each.length, ORDER[each.origin], each.rank) for each in routes]
    return [each for each, rank in zip(routes, ranks, strict=True) if rank == min(ranks)]


def candidates(world: World, at: Place, address: str) -> Iterator[Found]:
    """All routes of a subnet; of tags only the prefixes that hold the address."""
    network = at.network
    yield from (Found(prefix, "system", "network") for prefix in world.spaces[network])
    for link in links(world, network):
        yield from _of_link(world, link)
    yield from _endpoints(world, at)
    yield from _services(world, at, address)
    for each in learned(world, at):
        yield Found(each.prefix, "bgp", "hub" if each.hub else "gateway", learned=each)
    yield from (Found(prefix, "system", "internet") for prefix in ANYWHERE)
    yield from _dropped(world, at)
    yield from _table(world, at, address)


def _of_link(world: World, link: Link) -> Iterator[Found]:
    """The prefixes of a peer; with a peering out of sync some are not known to be there."""
    cloud = world.cloud_of(link.network)
    unsure = set(world.networks[link.network].address_space)
    if cloud:
        unsure = {segment.prefix for segment in cloud.segments}
    prefixes = list(world.spaces[link.network])
    if cloud and cloud.layout == "current":
        subnets = (p for p in world.places if p.kind == "subnet" and p.network == link.network)
        prefixes += [prefix for place in subnets for prefix in place.prefixes]
    for prefix in dict.fromkeys(prefixes):
        known = link.in_sync or prefix not in unsure
        yield Found(prefix, "system", "link", link.certain and known, link)


def _endpoints(world: World, at: Place) -> Iterator[Found]:
    reached: dict[str, list[Link | None]] = {at.network: [None]}
    for link in links(world, at.network):
        reached.setdefault(link.network, []).append(link)
    for endpoint in world.network.private_endpoints:
        place = world.place_named(endpoint.subnet)
        if place.subnet.private_endpoint_policies in {"route_table", "enabled"}:
            continue
        for via in reached.get(place.network, []):
            kind = "endpoint" if via is None else "link"
            yield Found(whole(endpoint.address), "system", kind,
                        via is None or via.certain, via)  # fmt: skip


def _services(world: World, at: Place, address: str) -> Iterator[Found]:
    if at.role == "uplink":
        return
    for tag in at.subnet.service_endpoints:
        for prefix, certain in _tag_prefixes(world, tag, address):
            yield Found(prefix, "system", "service", certain)


def _tag_prefixes(world: World, tag: str, address: str) -> Iterator[tuple[str, bool]]:
    """The prefixes of a tag that hold the address; of an unknown one, perhaps itself."""
    listed = (world.tags or {}).get(tag.lower())
    if listed is not None:
        yield from ((prefix, True) for prefix in listed if inside(address, prefix))
    elif service_tag(world, tag.lower(), address) == EITHER:
        yield whole(address), False


def _dropped(world: World, at: Place) -> Iterator[Found]:
    """The private ranges that lead nowhere unless something better is known."""
    name = at.subnet.route_table
    table = world.tables[name.lower()].routes if name else ()
    if any(NUMERIC.match(route.prefix) and net(route.prefix) == net("0.0.0.0/0")
           for route in table):  # fmt: skip
        return
    for text in fact("routing.system.dropped"):
        spaces = [net(prefix) for prefix in world.spaces[at.network]]
        held = [s for s in spaces if s.version == 4 and net(text).subnet_of(s)]  # type: ignore[arg-type]  # one family
        if not held:
            yield Found(text, "system", "none")


def _table(world: World, at: Place, address: str) -> Iterator[Found]:
    if not at.subnet.route_table:
        return
    table = world.tables[at.subnet.route_table.lower()]
    if not table.complete:
        yield Found(whole(address), "table", "untold", certain=False)
    for route in table.routes:
        if NUMERIC.match(route.prefix):
            yield Found(route.prefix, "table", route.next_hop, route=route)
            continue
        for prefix, certain in _tag_prefixes(world, route.prefix, address):
            yield Found(prefix, "table", route.next_hop, certain, route=route,
                        rank=_rank(route.prefix.lower()))  # fmt: skip


def _rank(tag: str) -> int:
    """Behind a prefix: a tag of a region, a tag, then Azure in a region, then Azure as a whole."""
    if tag == "azurecloud":
        return 4
    if tag.startswith("azurecloud."):
        return 3
    return 1 if "." in tag else 2
