"""Security admin rules of Azure Virtual Network Manager as filters."""

from collections.abc import Callable, Iterable, Iterator

from landbridge.model.network.virtual_network_manager import AdminRule, AdminRules
from landbridge.security.ends import Ends
from landbridge.security.filter import Action, Filter, Known, Rule, spread
from landbridge.security.matching import traffic_of

STAGE = "security admin rules"
ACTIONS = {"allow": Action.PASS, "always_allow": Action.ALWAYS, "deny": Action.DENY}


def admin_filter(
    collections: Iterable[AdminRules],
    direction: str,
    scope: Known,
    ends: Ends,
    towards: Callable[[Known], Known],
) -> Filter:
    """The rules of these collections in one direction; what they do not decide goes on.

    `towards` says what of a rule's destination is not certain.
    """
    collections = tuple(collections)
    rules = sorted(
        (rule for each in collections for rule in each.rules if rule.direction == direction),
        key=lambda rule: rule.priority,
    )
    return Filter(
        STAGE,
        ", ".join(each.name for each in collections),
        tuple(each for rule in rules for each in _spread(rule, scope, ends, towards)),
        otherwise=Action.PASS,
    )


def _spread(
    rule: AdminRule, scope: Known, ends: Ends, towards: Callable[[Known], Known]
) -> Iterator[Rule]:
    plain = Rule(
        name=f"{rule.name} ({rule.priority})",
        action=ACTIONS[rule.action],
        traffic=traffic_of(rule.protocol, rule.destination_ports, rule.source_ports),
        written=rule,
    )
    source, destination = (ends.known(end, scope) for end in (rule.source, rule.destination))
    yield from spread(plain, source, towards(destination))
