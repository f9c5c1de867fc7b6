"""What stands in a manager that the estate does not make: known once the cloud is there."""

from collections.abc import Mapping
from typing import NamedTuple


class Standing(NamedTuple):
    """Gateways by the names that the estate gives them, and who is on the exclude list already."""

    gateways: Mapping[str, str] = {}
    """Paths by name, such as `tier-1` to `/infra/tier-1s/TNT42-T1`."""
    excluded: tuple[str, ...] = ()
    """Paths that stay on the exclude list."""


NOTHING = Standing()
