"""Public addresses at which firewalls may listen: those of DNAT rules that nobody tells to have."""

from collections.abc import Iterator
from functools import cached_property

from landbridge.intake.azure import types
from landbridge.intake.azure.record import Awaited, Record
from landbridge.intake.azure.resource import Resource
from landbridge.intake.azure.resources import Resources

ADDRESSES = "destinationAddresses"
KIND = "natrule"


class Fronts:
    """The addresses at which firewalls may listen whose own are not all told."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources

    def of(self, firewall: Resource) -> list[str]:
        """Where a firewall may listen; nowhere where all its addresses are told."""
        if all(self._is_told(each) for each in firewall.record.each("ipConfigurations")):
            return []
        told = (text for rule in self._dnat(firewall) for text in rule.several(ADDRESSES))
        known = (each for each in dict.fromkeys(told) if not isinstance(each, Awaited))
        return [each for each in known if each not in self._told]

    def may_be(self, address: str) -> bool:
        """Whether a firewall may listen there, and nobody knows."""
        return address in self._doubtful

    @cached_property
    def _doubtful(self) -> frozenset[str]:
        firewalls = self._resources.of(types.FIREWALL)
        return frozenset(address for each in firewalls for address in self.of(each))

    @cached_property
    def _told(self) -> frozenset[str]:
        held = self._resources.of(types.PUBLIC_ADDRESS)
        return frozenset(filter(None, (each.record.address("ipAddress") for each in held)))

    def _is_told(self, configuration: Record) -> bool:
        id_ = configuration.refers("publicIPAddress")
        found = self._resources.find(id_)
        return not id_ or (found is not None and found.record.told("ipAddress"))

    def _dnat(self, firewall: Resource) -> Iterator[Record]:
        """The DNAT rules of a firewall, of its policy and of those that it inherits from."""
        for collection in firewall.record.each("natRuleCollections"):
            yield from collection.each("rules")
        seen: set[str] = set()
        policy = self._resources.find(firewall.record.refers("firewallPolicy"))
        while policy is not None and policy.key not in seen:
            seen.add(policy.key)
            yield from self._of_policy(policy)
            policy = self._resources.find(policy.record.refers("basePolicy"))

    def _of_policy(self, policy: Resource) -> Iterator[Record]:
        for group in self._resources.children(policy, "ruleCollectionGroups"):
            for collection in group.record.each("ruleCollections"):
                rules = collection.each("rules")
                yield from (each for each in rules if each.word("ruleType") == KIND)
