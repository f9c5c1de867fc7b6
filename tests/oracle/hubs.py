"""What a virtual hub does with a packet that reaches it."""

from tests.oracle import firewall
from tests.oracle.answer import Outcomes, in_turn
from tests.oracle.delivery import arrive, arrive_outside, single
from tests.oracle.numbers import inside, net
from tests.oracle.topology import differ, hub_entries
from tests.oracle.trip import Arrival, Trip, dropped, ends
from tests.oracle.world import INTERNET, World

from landbridge.model.network import VirtualHub

HOME = "a virtual hub"


def through(world: World, trip: Trip, hub: VirtualHub, start: str | None) -> list[Arrival]:
    """From a network or from outside; a hub in another region than a cloud needs a case."""
    far = _far(world, hub, start) if start else []
    refused = [end for why in far for end in dropped(trip, "no_route", why)]
    return [*refused, *_onward(world, trip, hub)]


def _far(world: World, hub: VirtualHub, network: str) -> list[str]:
    if world.cloud_of(network) and differ(hub.region, world.networks[network].region):
        return [f"{hub.name} is in another region than the private cloud in {network}"]
    return []


def _onward(world: World, trip: Trip, hub: VirtualHub) -> list[Arrival]:
    """To what one of the hubs has, or by the hub's firewall to the Internet."""
    address = trip.packet.destination
    fitting = [entry for entry in hub_entries(world) if inside(address, entry[0])]
    if not fitting:
        return _to_internet(world, trip, hub)
    longest = max(net(prefix).prefixlen for prefix, *_ in fitting)
    targets = {
        (owner.name.lower(), kind, name)
        for prefix, owner, kind, name in fitting
        if net(prefix).prefixlen == longest
    }
    if any(owner == hub.name.lower() for owner, *_ in targets):
        targets = {each for each in targets if each[0] == hub.name.lower()}
    return [
        arrival
        for owner, kind, name in sorted(targets)
        for arrival in _to_target(world, trip, [hub, world.hubs[owner]], kind, name)
    ]


def _to_target(
    world: World, trip: Trip, hubs: list[VirtualHub], kind: str, name: str
) -> list[Arrival]:
    firewalls = [hub for hub in dict.fromkeys(hubs) if hub.routing_intent.private]
    send = arrive if kind == "network" else arrive_outside
    found: list[Arrival] = []
    for passed in _filtered(world, [trip], firewalls, found):
        if kind == "network":
            alone = single(world, name, trip.packet.destination)
            why = [*_far(world, hubs[-1], name), *(alone[False] for _ in [0] if False in alone)]
            found += [end for each in why for end in dropped(passed, "no_route", each)]
        found += send(world, passed, name)
    return found


def _to_internet(world: World, trip: Trip, hub: VirtualHub) -> list[Arrival]:
    address = trip.packet.destination
    if not world.on_internet(address) or not hub.routing_intent.internet:
        return dropped(trip, "no_route", f"{hub.name} has no way to {address}")
    found: list[Arrival] = []
    for passed in _filtered(world, [trip], [hub], found):
        found += ends(passed, _leads_out(world, passed, hub), INTERNET, way_back=False)
    return found


def _leads_out(world: World, trip: Trip, hub: VirtualHub) -> Outcomes:
    """What the hub's firewall lets out: what it translates, of the protocols that it carries."""
    if trip.reply:
        return {True: ""}
    kept = f"firewall of {hub.name.lower()}" in trip.devices
    return in_turn(
        lambda: firewall.kept_out(world, hub.firewall_policy) if kept else {True: ""},
        lambda: firewall.carries(trip.packet.protocol),
    )


def _filtered(
    world: World, trips: list[Trip], hubs: list[VirtualHub], failed: list[Arrival]
) -> list[Trip]:
    """The trips that may get through these firewalls; the others end in `failed`."""
    for hub in hubs:
        trips = [passed for trip in trips for passed in _one(world, trip, hub, failed)]
    return trips


def _one(world: World, trip: Trip, hub: VirtualHub, failed: list[Arrival]) -> list[Trip]:
    device = f"firewall of {hub.name.lower()}"
    crossed = trip._replace(devices=(*trip.devices, device))
    if trip.reply:
        return [crossed]
    passed: list[Trip] = []
    for each in sorted(firewall.passages(world, hub.firewall_policy, trip.packet, None)):
        if not each.allowed:
            failed += dropped(trip, "filtered", f"{device}: {each.why}")
        elif each.translated and net(hub.prefix).version != net(trip.packet.destination).version:
            failed += dropped(trip, "no_route", f"{device} translates to another family")
        elif each.translated:
            passed += [trip.from_now(at, HOME) for at in world.told_apart(hub.prefix)]
        else:
            passed.append(crossed)
    return list(dict.fromkeys(passed))
