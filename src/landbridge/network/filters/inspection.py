"""The Azure Firewalls of networks and hubs: their filters and their addresses."""

from landbridge.model.network import Network
from landbridge.network.filters.guards import Guards
from landbridge.network.paths.back import Hearer
from landbridge.network.paths.devices import Devices
from landbridge.network.places import Place
from landbridge.security.ends import NOT_HERE, Ends
from landbridge.security.filter import Filter
from landbridge.security.firewall import denying, policy_filter, untranslated
from landbridge.space import Addresses

HUB = "hub "


class Inspection:
    """Firewalls by name in small letters; that of a virtual hub is called `hub` and its name."""

    def __init__(self, network: Network, devices: Devices, guards: Guards, ends: Ends) -> None:
        self._policies = {each.name.lower(): each for each in network.firewall_policies}
        self._devices, self._guards, self._ends = devices, guards, ends
        self._of = {name: each.policy for name, each in devices.firewalls.items()}
        self._hubs = {f"{HUB}{each.name}".lower(): each for each in network.virtual_hubs}
        self._of |= {name: each.firewall_policy for name, each in self._hubs.items()}
        self._filters: dict[str, Filter] = {}
        self._denying: dict[str, Filter] = {}

    def names(self) -> list[str]:
        """All firewalls."""
        return list(self._of)

    def filter(self, firewall: str) -> Filter:
        """What it lets through; made once."""
        if firewall not in self._filters:
            place = self.place(firewall)
            scope = self._guards.scope(place) if place else NOT_HERE
            self._filters[firewall] = policy_filter(
                firewall, self._of[firewall], self._policies, self._ends, scope
            )
        return self._filters[firewall]

    def denying(self, firewall: str) -> Filter:
        """What its network rules deny of what DNAT lets in; made once."""
        if firewall not in self._denying:
            place = self.place(firewall)
            scope = self._guards.scope(place) if place else NOT_HERE
            self._denying[firewall] = denying(
                firewall, self._of[firewall], self._policies, self._ends, scope
            )
        return self._denying[firewall]

    def untranslated(self, firewall: str) -> Addresses:
        """The destinations to which its network rules keep the source."""
        return untranslated(self._of[firewall], self._policies)

    def source(self, firewall: str) -> Addresses:
        """Where what it translates comes from: its subnet; the prefix of its hub."""
        if firewall in self._hubs:
            return Addresses.parse(self._hubs[firewall].prefix)
        return self._devices.source(self._devices.firewalls[firewall])

    def place(self, firewall: str) -> Place | None:
        """Its subnet; a hub has none."""
        if firewall in self._hubs:
            return None
        return self._devices.subnet(self._devices.firewalls[firewall])

    def hearer(self, firewall: str) -> Hearer:
        """Who hears the replies to what it translated; the hub keeps its own firewall's."""
        place = self.place(firewall)
        if place is None:
            return Hearer(None, 0)
        own = self._devices.own_address(self._devices.firewalls[firewall])
        return Hearer(place, own or place.addresses.bounds[0])
