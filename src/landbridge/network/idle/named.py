"""Application rules behind others that ask for the same names, and perhaps for more."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from landbridge.model.network.firewall import ApplicationRule
from landbridge.security.cover import cover
from landbridge.security.decisive import decisive
from landbridge.security.filter import Action, Filter, Rule
from landbridge.security.grid import Grid


def covered_by_name(rules: Sequence[Rule], number: int) -> tuple[Rule, ...]:
    """The rules that take all that an application rule matches, if names are what they seem.

    Others that ask for each of its names, and whatever is sure to match.
    """
    mine = rules[number]
    if not isinstance(mine.written, ApplicationRule):
        return ()
    before = list(_before(rules[:number], mine.written))
    if not any(isinstance(each.written, ApplicationRule) for each in before):
        return ()
    grid = Grid(Filter("", "", (*before, mine), Action.DENY))
    last = len(before)
    return () if last in decisive(grid) else tuple(before[each] for each in cover(grid, last))


def _before(rules: Iterable[Rule], mine: ApplicationRule) -> Iterator[Rule]:
    for each in rules:
        wider = isinstance(each.written, ApplicationRule) and _asks_for_all(each.written, mine)
        if each.certain or wider:
            yield replace(each, certain=True)


def _asks_for_all(wide: ApplicationRule, narrow: ApplicationRule) -> bool:
    """Whether each name, tag and category of one is asked for by the other."""
    return (
        all(any(_holds(one, each) for one in wide.fqdns) for each in narrow.fqdns)
        and {*_low(wide.fqdn_tags)} >= {*_low(narrow.fqdn_tags)}
        and {*_low(wide.web_categories)} >= {*_low(narrow.web_categories)}
    )


def _holds(pattern: str, name: str) -> bool:
    """Whether a pattern such as `*.contoso.com` means all that another one means."""
    wide, narrow = pattern.lower(), name.lower()
    return wide in {"*", narrow} or (wide.startswith("*.") and narrow.endswith(wide[1:]))


def _low(texts: Iterable[str]) -> Iterator[str]:
    return (each.lower() for each in texts)
