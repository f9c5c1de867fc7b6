"""Rules of policies that do nothing, as rules of checks ask for them."""

from collections.abc import Callable, Iterator

from landbridge.checks.network.keys import ADMIN_RULES, CLOUDS_RULES, FIREWALL_RULES, SECURITY_RULES
from landbridge.checks.rule import Hit
from landbridge.checks.subject import Subject
from landbridge.model.declared import Key
from landbridge.model.idle import Idle, IdleRule
from landbridge.network.idle.owned import owned

ORDER = ("nsg.order.inbound", "firewall.order", "nsx.dfw.categories")
"""Who is asked before whom."""
WHERE = (SECURITY_RULES, f"{ADMIN_RULES}.rules.*", FIREWALL_RULES, *CLOUDS_RULES)
GUIDE: tuple[Key, ...] = (("firewall_rules",),)
"""Where rules come from that the network does not declare: a topology drew their policy."""


def rules_that_are(idle: Idle) -> Callable[[Subject], Iterator[Hit]]:
    """The hits of one kind, each at the place of its rule."""

    def find(subject: Subject) -> Iterator[Hit]:
        if subject.network is not None:
            places = _places(subject)
            for each in subject.idle:
                if each.idle is idle:
                    yield Hit(each.name, _seen(each), keys=places.get(each.key, GUIDE))

    return find


def _places(subject: Subject) -> dict[Key, tuple[Key, ...]]:
    """Where in the estate each rule of its whole network is declared."""
    declared = {id(each.rule): each.key for each in owned(subject.estate.network)}
    whole = owned(subject.network.network) if subject.network else ()
    return {
        each.key: (("network", *declared[id(each.rule)]),)
        for each in whole
        if id(each.rule) in declared
    }


def _seen(rule: IdleRule) -> str:
    """By whom it is covered or replaced, and a packet that shows it."""
    by = " and ".join(filter(None, (", ".join(rule.by[:-1]), *rule.by[-1:])))
    return "; ".join(filter(None, (by, rule.witness)))
