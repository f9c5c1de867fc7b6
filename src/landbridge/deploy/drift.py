"""What stands otherwise than a plan wants it, and who would win."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from landbridge.deploy.change import Change, What
from landbridge.deploy.ledger import Ledger
from landbridge.deploy.merged import beside
from landbridge.network.layout import LAYOUT, published
from landbridge.network.service import is_called


@dataclass(frozen=True)
class Drift:
    """A resource that differs; `beside` is what stands in it that nobody asked for.

    Applying the plan again wins over the differences, and leaves what stands beside, and what an
    earlier run put there that is planned no longer: `behind`.
    """

    change: Change
    beside: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()


def drifts(changes: Iterable[Change], ledger: Ledger) -> Iterator[Drift]:
    """Those that differ, are left from an earlier plan, or could not be looked at."""
    for each in changes:
        extra = () if each.standing is None else beside(each.standing, each.work.body)
        found = [item for item in extra if not is_of_service(item.name)]
        ours = {item.path for item in beside(ledger.laid(each.work.path), each.work.body)}
        if found or each.what is not What.LEAVE:
            theirs = tuple(item.path for item in found if item.path not in ours)
            yield Drift(each, theirs, tuple(item.path for item in found if item.path in ours))


def is_of_service(name: str) -> bool:
    """Whether the service has put it there: its subnets are called as in one of its layouts."""
    names = frozenset(
        each.name.lower() for layout in LAYOUT for each in published(layout).subnets if each.prefix
    )
    return any(is_called(name, each, names) for each in names)
