"""Rules in a replay: how often each was logged and would decide, and which nobody knows."""

from collections.abc import Iterable, Iterator

from landbridge.model.network import Network
from landbridge.model.replay import Moved, RuleUse, Stranger
from landbridge.network.replay.counts import Counts
from landbridge.network.replay.decided import Deciding
from landbridge.network.replay.uses import Use


def hits(network: Network, counts: Counts) -> Iterator[RuleUse]:
    """The own rules of each group that the logs show, then the default rules that decided."""
    deciding = counts.computed.keys() | counts.possible.keys()
    for group in network.network_security_groups:
        used = [use for use in deciding if use.group == group.name]
        own = [Use(group.name, rule.direction, rule.name) for rule in group.rules]
        shown = used or any(use.group == group.name for use in counts.logged)
        for use in dict.fromkeys((*own, *sorted(used))) if shown else ():
            logged = counts.logged[use._replace(rule=use.rule.lower())]
            yield RuleUse(
                group=use.group,
                direction=use.side,
                rule=use.rule,
                logged=logged,
                would=counts.computed[use],
                may=counts.possible[use],
            )


def never(network: Network, used: Iterable[RuleUse]) -> Iterator[RuleUse]:
    """The own rules of groups that no log names."""
    own = _own(network)
    for each in used:
        if not each.logged and (each.group, each.direction, each.rule) in own:
            yield each


def silent(network: Network, used: Iterable[RuleUse]) -> Iterator[str]:
    """The groups that no log shows."""
    shown = {each.group for each in used}
    return (each.name for each in network.network_security_groups if each.name not in shown)


def _own(network: Network) -> set[tuple[str, str, str]]:
    return {
        (group.name, rule.direction, rule.name)
        for group in network.network_security_groups
        for rule in group.rules
    }


def strangers(counts: Counts, deciding: Deciding) -> Iterator[Stranger]:
    """Rules and groups of the logs that the design does not know."""
    for (group, rule), tuples in sorted(counts.unknown.items()):
        known = group.lower() in deciding.seats.groups
        yield Stranger(group=group, rule=rule, group_known=known, tuples=tuples)


def moved(counts: Counts) -> Iterator[Moved]:
    """Where another rule would decide the same."""
    for (use, by), tuples in sorted(counts.moved.items()):
        yield Moved(group=use.group, direction=use.side, rule=use.rule, by=by, tuples=tuples)
