"""What an Azure Firewall answers at its own private address."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.model.network import Firewall, Network
from landbridge.network.paths.devices import Devices
from landbridge.security.filter import Action, Filter, Rule
from landbridge.security.matching import services

ITSELF = "address of an Azure Firewall"
NOT_MODELLED = "what a firewall answers at its own address is not modelled"


class OwnAddress:
    """The firewalls of networks as destinations; only a DNS proxy is known to answer."""

    def __init__(self, network: Network, devices: Devices) -> None:
        self._policies = {each.name.lower(): each for each in network.firewall_policies}
        self._at = {
            (each.virtual_network.lower(), number): self._filter(each)
            for each in network.firewalls
            if (number := devices.own_address(each)) is not None
        }

    def at(self, home: str, address: int) -> Filter | None:
        """What stands at an address of a network; None where no firewall has it."""
        return self._at.get((home, address))

    def filters(self) -> Iterator[Filter]:
        """What stands at the address of each firewall."""
        return iter(self._at.values())

    def _filter(self, firewall: Firewall) -> Filter:
        policy = self._policies.get((firewall.policy or "").lower())
        proxied = tuple(_proxied()) if policy and policy.dns_proxy else ()
        rest = Rule("its own address", Action.DENY, certain=False, why=NOT_MODELLED)
        return Filter(ITSELF, firewall.name, (*proxied, rest), otherwise=Action.ALLOW)


def _proxied() -> Iterator[Rule]:
    port = int(catalogue().number("firewall.dns-proxy.port"))
    yield Rule("DNS proxy", Action.ALLOW, traffic=services((f"tcp/{port}", f"udp/{port}")))
