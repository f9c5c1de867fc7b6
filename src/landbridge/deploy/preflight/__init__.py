"""What would stop a deployment, looked for before it begins: a look a file."""

from collections.abc import Callable, Iterator

from landbridge.deploy.preflight.ground import ground
from landbridge.deploy.preflight.hindrance import Hindrance, Intended, Sure
from landbridge.deploy.preflight.locks import locks
from landbridge.deploy.preflight.neighbours import neighbours
from landbridge.deploy.preflight.overlap import overlap
from landbridge.deploy.preflight.policies import policies
from landbridge.deploy.preflight.principal import principal
from landbridge.deploy.preflight.providers import providers
from landbridge.deploy.preflight.quota import quota
from landbridge.deploy.preflight.region import region
from landbridge.deploy.preflight.rights import rights
from landbridge.deploy.preflight.subscription import subscription

LOOKS: tuple[Callable[[Intended], Iterator[Hindrance]], ...] = (
    providers,
    principal,
    rights,
    quota,
    region,
    neighbours,
    ground,
    overlap,
    locks,
    policies,
)


def hindrances(intended: Intended) -> Iterator[Hindrance]:
    """All that is in the way, or may be. Nothing is changed."""
    if gone := list(subscription(intended)):
        yield from gone
        return
    for look in LOOKS:
        yield from look(intended)


__all__ = ["Hindrance", "Intended", "Sure", "hindrances"]
