"""What became of a plan that was deployed, as reports tell it."""

from collections.abc import Mapping
from typing import Literal

from landbridge.model.place import Frozen


class Step(Frozen):
    """One thing of a deployment, and what became of it.

    `undone` is what undoing the deployment does to it; empty where that is nothing of its own.
    """

    stage: str
    type: str
    name: str
    id: str
    became: str
    undone: str = ""


class Differing(Frozen):
    """What stands otherwise than planned: the properties, and what others put beside."""

    name: str
    differs: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


class DeploymentRecord(Frozen):
    """A deployment that came to its end, and the check that followed.

    `estate` is what was deployed, as its user named it, and `waived` what of it was accepted.
    `commands` and `files` have a title each; files are named as they lie from the report. `report`
    is that of the plan that was deployed, where the plan at hand is another.
    """

    schema_version: Literal[1] = 1
    target: str
    estate: str
    private_cloud: str
    waived: str
    steps: tuple[Step, ...]
    differing: tuple[Differing, ...]
    proof: str
    """Whether what was read back equals the plan."""
    left: tuple[str, ...]
    """What of the estate was not made, and is its owner's to do."""
    listed: int
    """How many resources Azure lists afterwards."""
    commands: Mapping[str, str]
    files: Mapping[str, str]
    report: str = ""

    def within(self) -> "DeploymentRecord":
        """The same for a report that lies a folder deeper."""
        return self.model_copy(
            update={"files": {key: f"../{each}" for key, each in self.files.items()}}
        )
