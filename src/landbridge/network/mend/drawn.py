"""Changes of what the estate draws: told where its owner can make them."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Protocol

from landbridge.model.mend import Change
from landbridge.model.network import FirewallPolicy, Network
from landbridge.network.mend.edit import Edit, unused
from landbridge.network.mend.wanted import Wanted

BLOCK = "firewall_rules"
"""The block of the estate from which a policy is drawn."""
DRAWN = {"private_clouds": "private cloud", "virtual_networks": "virtual network"}
"""Parts of a network that an estate completes, as far as nobody declares them."""


class Named(Protocol):
    """A rule of any kind."""

    @property
    def name(self) -> str: ...


def drawn_policies(whole: Network, declared: Network) -> frozenset[str]:
    """The names of the policies that stand in the whole network, and not in what is declared."""
    own = {each.name.lower() for each in declared.firewall_policies}
    return frozenset(each.name for each in whole.firewall_policies if each.name.lower() not in own)


def in_block(
    edit: Edit, policy: FirewallPolicy, wanted: Wanted, before: Sequence[Named] = ()
) -> Edit:
    """The same change as entries of the block: before that of the first rule, or behind all."""
    if policy.name not in wanted.drawn:
        return edit
    at = f"before {before[0].name}" if before else "behind the others"
    change = Change(
        where=f"{BLOCK}, from which firewall policy {policy.name} is drawn",
        does=f"let {wanted.told}, {at}",
        put={BLOCK: list(_entries(policy, wanted))},
    )
    return edit._replace(change=change)


def _entries(policy: FirewallPolicy, wanted: Wanted) -> Iterator[dict[str, str]]:
    """An entry for each pair of ends and each protocol, with a name of its own."""
    groups = policy.rule_collection_groups
    names = [rule.name for g in groups for each in g.rule_collections for rule in each.rules]
    ends = wanted.firewall_source, wanted.firewall_destination
    for source, destination, (protocol, ports) in product(*ends, wanted.for_firewall()):
        names.append(unused(wanted.name, names))
        yield {
            "name": names[-1],
            "source": source,
            "destination": destination,
            "protocol": protocol if ports == ("*",) else f"{protocol}/{','.join(ports)}",
            "action": "Allow",
        }


def declared_first(edit: Edit, whole: Network, declared: Network | None) -> Change:
    """The change, with what to declare before it can be made."""
    kind, nth = edit.path[0], edit.path[1] if len(edit.path) > 1 else None
    if declared is None or kind not in DRAWN or not isinstance(nth, int):
        return edit.change
    name = getattr(whole, str(kind))[nth].name
    if name.lower() in {each.name.lower() for each in getattr(declared, str(kind))}:
        return edit.change
    first = f"{edit.change.where}, which is to be declared under `network.{kind}`"
    return edit.change.model_copy(update={"where": first})
