"""Whether a private cloud is watched: nobody calls a deployment done before."""

from collections.abc import Iterable, Iterator

from landbridge.clients.arm import Arm
from landbridge.deploy.merged import differences
from landbridge.deploy.work import Kind, Work
from landbridge.errors import RemoteError
from landbridge.render.arm import Stage
from landbridge.render.arm.monitoring import ACTIONS, WORKSPACE

EARLIER = frozenset({WORKSPACE, ACTIONS})
"""What monitoring needs, and what is made before it."""


def watched(arm: Arm, works: Iterable[Work]) -> Iterator[str]:
    """The settings and alerts that stand as planned, switched on.

    Raises RemoteError for the first that does not, whatever its PUT answered.
    """
    for each in works:
        if each.kind is Kind.PUT and (each.stage is Stage.MONITORING or each.type in EARLIER):
            standing = arm.get(each.path, each.version)
            if standing is None:
                raise RemoteError(
                    f"{each.name} does not stand: nobody watches by it", code="Absent"
                )
            wrong = [one.path for one in differences(standing, each.body)]
            if wrong:
                told = f"{each.name} stands otherwise than it was put: {', '.join(wrong)}"
                raise RemoteError(told, code="Changed")
            yield each.name
