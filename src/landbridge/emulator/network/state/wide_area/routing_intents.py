"""Routing intent: what a hub sends through the firewall in it."""

from collections.abc import Iterator

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.figures import number
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.network.state.networked import Networked
from landbridge.emulator.network.state.wide_area import errors
from landbridge.emulator.network.state.wide_area.hub_route_tables import HubRouteTables
from landbridge.emulator.network.state.wide_area.in_hub import HUBS, within
from landbridge.emulator.store import Body

DESTINATIONS = ("Internet", "PrivateTraffic")
CONNECTIONS = "hubvirtualnetworkconnections"
MOST = "vwan.intent.of-a-hub"


class RoutingIntents(Networked):
    """Appliances and services as next hops are not emulated, so that a firewall is the only one."""

    type = f"{HUBS}/routingIntent"
    tracked = False
    binds = True

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        hub = wanted.id.parent
        assert hub is not None  # noqa: S101 - an intent is in a hub
        others = world.store.of_type(self.type, within=str(hub))
        beside = [each for each in others if each.id.key != wanted.id.key]
        for each in beside[number(MOST) - 1 :]:
            raise errors.second(wanted.id, hub, each.id)
        for table in world.store.of_type(HubRouteTables.type, within=str(hub)):
            hops = (str(each.get("nextHop", "")) for each in table.properties["routes"])
            if any(f"/{CONNECTIONS}/" in each.casefold() for each in hops):
                raise errors.static_routes(hub, table.id)
        policies: list[Body] = wanted.properties.get("routingPolicies") or []
        _refuse_words([word for policy in policies for word in policy["destinations"]])
        for policy in policies:
            _refuse_hop(world, hub, str(policy["nextHop"]))

    def begun(self, world: World, wanted: Wanted) -> Body:
        return {**wanted.body, "properties": {"routingPolicies": [], **wanted.properties}}


def _refuse_words(words: list[str]) -> None:
    """Published: one policy for each of two destinations."""
    known = {each.casefold() for each in DESTINATIONS}
    for place, word in enumerate(words):
        if word.casefold() not in known:
            raise errors.destination(word, DESTINATIONS)
        if word.casefold() in _small(words[:place]):
            raise errors.destination_twice(word)


def _small(words: list[str]) -> Iterator[str]:
    return (each.casefold() for each in words)


def _refuse_hop(world: World, hub: ResourceId, text: str) -> None:
    hop = parsed(text)
    standing = {each.id.key for each in within(world, hub, "azureFirewalls")}
    if hop is None or hop.key not in standing:
        raise errors.next_hop(hub, text)
