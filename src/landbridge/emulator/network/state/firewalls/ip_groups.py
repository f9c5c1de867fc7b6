"""IP groups: addresses, prefixes and ranges that the rules of firewalls share."""

from ipaddress import IPv4Address

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.figures import number
from landbridge.emulator.network import errors as general
from landbridge.emulator.network.state.addresses import address_of
from landbridge.emulator.network.state.firewalls import errors
from landbridge.emulator.network.state.naming import users
from landbridge.emulator.network.state.networked import Networked
from landbridge.emulator.network.state.space import is_prefix
from landbridge.emulator.store import Body, Resource

MOST = "network.ip-group.addresses-max"


class IpGroups(Networked):
    type = "Microsoft.Network/ipGroups"

    def refuse(self, world: World, wanted: Wanted) -> None:
        told = wanted.properties.get("ipAddresses") or []
        for each in told:
            if not is_range(str(each)):
                raise errors.firewall_address(wanted.id.name, str(each))
        if len(told) > number(MOST):
            raise general.wrong(f"'{wanted.id.name}' has more than {number(MOST)} addresses.")

    def computed(self, world: World, resource: Resource) -> Body:
        """The policies whose groups of rules name it, and the firewalls that have those."""
        policies = _policies(world, resource)
        firewalls = {
            str(user.id): {"id": str(user.id)}
            for each in policies.values()
            for user in users(world, each.id, "azureFirewalls")
        }
        return {
            "firewallPolicies": [{"id": str(each.id)} for each in policies.values()],
            "firewalls": list(firewalls.values()),
        }

    def refuse_delete(self, world: World, resource: Resource) -> None:
        if policies := _policies(world, resource):
            raise errors.groups_in_use(resource.id, next(iter(policies.values())).id)


def is_range(text: str) -> bool:
    """Whether a text is an address, a prefix, or two addresses of IPv4 with a hyphen."""
    if is_prefix(text):
        return True
    low, hyphen, high = text.partition("-")
    ends = (address_of(low.strip()), address_of(high.strip()))
    both = [each for each in ends if isinstance(each, IPv4Address)]
    return bool(hyphen) and len(both) == len(ends) and both[0] <= both[1]


def _policies(world: World, group: Resource) -> dict[str, Resource]:
    found: dict[str, Resource] = {}
    for user in users(world, group.id):
        above = user.id.parent
        if above and (policy := world.store.get(above)):
            found[policy.id.key] = policy
    return found
