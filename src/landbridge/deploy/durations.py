"""How long things take: from when nobody has seen it faster, to when its maker gives up waiting.

Only what is published counts; nobody publishes it for most types.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from landbridge.catalogue import catalogue
from landbridge.deploy.change import Change, What
from landbridge.deploy.merged import Body
from landbridge.render.arm.ground import CLOUD, GATEWAY
from landbridge.render.arm.private_cloud import ADDON, CLUSTER

MINUTES = 60
SIZE = "clusterSize"


class Span(NamedTuple):
    """Hours. `least` is published, `allowed` the time that Microsoft's own module waits at most;
    None where nobody publishes it.
    """

    least: float | None = None
    allowed: float | None = None


class Lasting(NamedTuple):
    """Several things one after the other: known hours, and how many tell no least."""

    least: float
    allowed: float
    unpublished: int


def span(change: Change) -> Span:
    """Of one thing; nothing to do takes no time."""
    if change.what is What.CREATE:
        return MADE.get(change.work.type, _untold)(change.work.body)
    if change.what is What.CHANGE:
        return _grown(change)
    return Span(0.0, 0.0)


def lasting(changes: Iterable[Change]) -> Lasting:
    """All of them."""
    spans = [span(each) for each in changes]
    least = sum(each.least or 0 for each in spans)
    allowed = sum(each.allowed or 0 for each in spans)
    return Lasting(least, allowed, sum(each.least is None for each in spans))


def _untold(body: Body) -> Span:
    return Span()


def _cloud(body: Body) -> Span:
    least = catalogue().number("deploy.duration.create-hours-min")
    return Span(least, catalogue().number("deploy.timeout.create-hours"))


def _cluster(body: Body) -> Span:
    """Only that of a whole cluster is published."""
    whole = body["properties"][SIZE] == catalogue().number("cluster.hosts-max")
    least = catalogue().number("deploy.duration.add-full-cluster-hours-min") if whole else None
    return Span(least, catalogue().number("deploy.timeout.child-hours"))


def _addon(body: Body) -> Span:
    return Span(None, catalogue().number("deploy.timeout.child-hours"))


def _gateway(body: Body) -> Span:
    return Span(catalogue().number("gateway.create-minutes") / MINUTES)


def _grown(change: Change) -> Span:
    """Hosts are added one after the other; what else changes is published nowhere."""
    hosts = [
        each.wanted - each.was
        for each in change.differences
        if each.path.endswith(SIZE) and isinstance(each.was, int) and isinstance(each.wanted, int)
    ]
    if not hosts:
        return Span()
    return Span(catalogue().number("deploy.duration.add-host-hours") * max(0, *hosts))


MADE: Mapping[str, Callable[[Body], Span]] = {
    CLOUD: _cloud,
    CLUSTER: _cluster,
    ADDON: _addon,
    GATEWAY: _gateway,
}
"""How long it takes to make one, by its type."""
