"""What stands otherwise than a plan wants it, and who would win."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from landbridge.deploy.change import Change, What
from landbridge.deploy.merged import Beside, beside
from landbridge.network.layout import LAYOUT, published
from landbridge.network.service import is_called


@dataclass(frozen=True)
class Drift:
    """A resource that differs; `beside` is what stands in it that nobody asked for.

    Applying the plan again wins over the differences, and leaves what stands beside.
    """

    change: Change
    beside: tuple[str, ...]


def drifts(changes: Iterable[Change]) -> Iterator[Drift]:
    """Those that differ."""
    for each in changes:
        extra = () if each.standing is None else beside(each.standing, each.work.body)
        found = tuple(item.path for item in extra if not _of_service(item))
        if found or each.what is not What.LEAVE:
            yield Drift(each, found)


def _of_service(item: Beside) -> bool:
    """Whether the service has put it there: its subnets are called as in one of its layouts."""
    names = frozenset(
        each.name.lower() for layout in LAYOUT for each in published(layout).subnets if each.prefix
    )
    return any(is_called(item.name, name, names) for name in names)
