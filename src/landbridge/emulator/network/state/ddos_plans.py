"""Plans of DDoS protection: networks name them."""

from landbridge.emulator.arm.kind import World
from landbridge.emulator.network.state.naming import shown_users
from landbridge.emulator.network.state.networked import Networked, numbered
from landbridge.emulator.store import Body, Resource

SHOWN = {"virtualNetworks": "virtualNetworks"}


class DdosPlans(Networked):
    """A network of any region may name one: published."""

    type = "Microsoft.Network/ddosProtectionPlans"

    def computed(self, world: World, resource: Resource) -> Body:
        return {**numbered(resource), **shown_users(world, resource.id, SHOWN)}
