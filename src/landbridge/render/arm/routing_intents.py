"""Routing intent: what a virtual hub sends through its firewall."""

from collections.abc import Iterator

from landbridge.model.network import VirtualHub
from landbridge.render.arm.ground import FIREWALL, HUB, Ground
from landbridge.render.arm.hub_firewalls import firewall_of
from landbridge.render.arm.resource import ArmResource, Body

INTENT = f"{HUB}/routingIntent"
NAME = "routing-intent"
DESTINATIONS = {"internet": "Internet", "private": "PrivateTraffic"}
BEYOND = (
    "{}: {} lie beyond the private ranges: routing intent of Azure does not hold them, add them"
    " as private traffic prefixes"
)


def routing_intents(ground: Ground) -> Iterator[ArmResource]:
    """One for each hub that inspects anything: Azure takes no more of a hub."""
    for hub in ground.network.virtual_hubs:
        if policies := list(_policies(hub, ground)):
            body = {"properties": {"routingPolicies": policies}}
            remarks = tuple(_remarks(hub))
            yield ArmResource(INTENT, f"{hub.name}/{NAME}", ground.home, body, remarks)


def _policies(hub: VirtualHub, ground: Ground) -> Iterator[Body]:
    firewall = ground.id(FIREWALL, firewall_of(hub))
    for key, word in DESTINATIONS.items():
        if getattr(hub.routing_intent, key):
            yield {"name": key, "destinations": [word], "nextHop": firewall}


def _remarks(hub: VirtualHub) -> Iterator[str]:
    beyond = hub.routing_intent.private_prefixes
    if beyond:
        yield BEYOND.format(hub.name, ", ".join(beyond))
