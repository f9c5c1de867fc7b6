"""Azure itself in place of files: which one, and what of it is read."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from landbridge.cli.deploy_target import Asked, Cloud, Where, reached

if TYPE_CHECKING:
    from landbridge.intake.azure.opened import Told
    from landbridge.intake.progress import Progress

EMULATOR = Path("emulator")


class LiveAzure(NamedTuple):
    """What the command line says of it; no group is all of them."""

    target: Where
    emulator: Path
    subscriptions: Sequence[str]
    groups: Sequence[str]
    tenant: str
    cloud: Cloud


def told_of(live: LiveAzure, progress: "Progress") -> "Told":
    """What it holds now. Nothing there is changed."""
    first = live.subscriptions[0] if live.subscriptions else ""
    asked = Asked(live.target, Path(), live.emulator, first, live.tenant, live.cloud)
    with reached(asked) as arm:
        from landbridge.intake.azure.live import Asked as What
        from landbridge.intake.azure.live import told_by

        what = What(tuple(live.subscriptions) or (arm.subscription,), tuple(live.groups))
        return told_by(arm, what, progress)
