"""Free addresses of subnets, for what has one that nobody tells yet."""

from collections import defaultdict
from functools import cached_property

from landbridge.catalogue import catalogue
from landbridge.intake.azure import types
from landbridge.intake.azure.resource import ancestor, last
from landbridge.intake.azure.resources import Resources
from landbridge.space import Addresses, number_of
from landbridge.space.addresses import address_at

FIRST = "platform.subnet-first-address"
HOLDERS = (types.INTERFACE, types.LOAD_BALANCER, types.FIREWALL, types.PRIVATE_ENDPOINT)
CONFIGURATIONS = ("ipConfigurations", "frontendIPConfigurations")
STAND_IN = "stand-in: its address is not told"


class Seats:
    """The addresses that are taken, and those that were lent."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._lent: dict[str, set[int]] = defaultdict(set)

    def free(self, id_: str) -> str:
        """A free address in the subnet of an id; nothing where there is none."""
        lent = self._lent[id_.lower()]
        for start, end in self._subnet(id_).pairs():
            for number in range(start + int(catalogue().number(FIRST)), end - 1):
                if number not in lent and number not in self._taken:
                    lent.add(number)
                    return str(address_at(number))
        return ""

    def _subnet(self, id_: str) -> Addresses:
        home = self._resources.find(ancestor(id_, "virtualNetworks"))
        held = self._resources.children(home, "subnets") if home else []
        for each in held:
            if each.name.lower() == last(id_).lower():
                return Addresses.of(each.record.prefixes("addressPrefix", "addressPrefixes"))
        return Addresses()

    @cached_property
    def _taken(self) -> frozenset[int]:
        """All private addresses that anybody tells."""
        return frozenset(
            number_of(told)
            for type_ in HOLDERS
            for each in self._resources.of(type_)
            for key in CONFIGURATIONS
            for record in each.record.each(key)
            if (told := record.address("privateIPAddress"))
        )
