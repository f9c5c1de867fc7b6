"""What Virtual WAN refuses. The rules are published, the codes inferred."""

from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network.errors import not_allowed, wrong


def wan_kind(id_: ResourceId, kind: str) -> Refusal:
    return wrong(f"Virtual WAN '{id_.name}' cannot be of type '{kind}'.", "properties.type")


def hub_small(id_: ResourceId, prefix: str, longest: int) -> Refusal:
    told = f"The prefix {prefix} of hub '{id_.name}' is too small: a /{longest} or larger is taken."
    return wrong(told, "properties.addressPrefix")


def hub_moved(id_: ResourceId) -> Refusal:
    return not_allowed(f"The address prefix of hub '{id_.name}' cannot be changed.")


def connected_already(id_: ResourceId, other: ResourceId) -> Refusal:
    told = f"The network of '{id_.name}' is connected with a hub by '{other}' already."
    return not_allowed(told)


def has_gateway(id_: ResourceId, network: ResourceId) -> Refusal:
    told = f"'{network}' has a virtual network gateway, and cannot be connected by '{id_.name}'."
    return not_allowed(told)


def meets(id_: ResourceId, one: str, other: str) -> Refusal:
    return not_allowed(f"'{id_.name}' cannot be made: {one} overlaps with {other}.")


def second(id_: ResourceId, hub: ResourceId, other: ResourceId) -> Refusal:
    return not_allowed(f"'{id_.name}' cannot stand in '{hub.name}': '{other.name}' does already.")


def destination(word: str, known: tuple[str, ...]) -> Refusal:
    told = f"A routing policy has no destination '{word}': {', '.join(known)} are taken."
    return wrong(told, "properties.routingPolicies.destinations")


def destination_twice(word: str) -> Refusal:
    told = f"Two routing policies have the destination '{word}'."
    return wrong(told, "properties.routingPolicies.destinations")


def next_hop(hub: ResourceId, hop: str) -> Refusal:
    told = f"'{hop}' is no firewall in the hub '{hub.name}'."
    return wrong(told, "properties.routingPolicies.nextHop")


def static_routes(hub: ResourceId, table: ResourceId) -> Refusal:
    told = f"Hub '{hub.name}' has routes to networks in '{table.name}', which exclude an intent."
    return not_allowed(told)
