"""Fault domains: hosts are spread evenly over them, and none goes that would undo it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from landbridge.emulator.figures import number

DOMAINS = "vsan.fault-domains"


def next_domain(taken: Iterable[str]) -> str:
    """Where a further host goes: into the emptiest, the first of several."""
    counts = Counter(taken)
    known = [f"FD{place}" for place in range(1, number(DOMAINS) + 1)]
    return min(known, key=lambda each: counts[each])


def leaving(domains: Mapping[str, str], count: int) -> list[str]:
    """Which hosts go where nobody names them: the last one of the fullest domain, then again."""
    staying, gone = dict(domains), list[str]()
    for _ in range(count):
        counts = Counter(staying.values())
        gone.append(max(staying, key=lambda each: (counts[staying[each]], _place(domains, each))))
        staying.pop(gone[-1])
    return gone


def removable(domains: Mapping[str, str], named: Sequence[str]) -> list[str]:
    """Of the hosts named, those that can go one after another before one unbalances the rest."""
    staying, gone = dict(domains), list[str]()
    for name in named:
        rest = {each: domain for each, domain in staying.items() if each != name}
        if not balanced(rest.values()):
            return gone
        staying, gone = rest, [*gone, name]
    return gone


def balanced(taken: Iterable[str]) -> bool:
    """Whether hosts are spread as the service wants them, over as many domains as it wants."""
    counts = Counter(taken)
    used = number(DOMAINS)
    least = min(counts.values(), default=0) if len(counts) == used else 0
    spread = max(counts.values(), default=0) - least
    enough = len(counts) >= number("vsan.removal.fault-domains-min")
    return enough and spread <= number("vsan.removal.spread-max")


def _place(domains: Mapping[str, str], name: str) -> int:
    return list(domains).index(name)
