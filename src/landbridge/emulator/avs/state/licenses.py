"""The license for VMware's firewall, whose key is read and let go."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import Action, Wanted, World
from landbridge.emulator.avs import child_errors
from landbridge.emulator.avs.state.child import Child, refuse_other_name
from landbridge.emulator.avs.state.first_version import since
from landbridge.emulator.figures import hours
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Body, Resource

CORES, END = "properties.cores", "properties.endDate"


def properties(world: World, id_: ResourceId, body: Body) -> Body:
    """What the license holds; the key is not kept, so it is left out."""
    standing = world.store.get(id_)
    if standing is None:
        raise refusals.absent(id_)
    return standing.properties


class Licenses(Child):
    """One, of one name; clients expect its deletion to take time."""

    type = "Microsoft.AVS/privateClouds/licenses"
    since = since("licenses")
    write_only = ("licenseKey",)
    actions: ClassVar[Mapping[str, Action]] = {"getproperties": properties}

    def hours_to_delete(self, resource: Resource) -> float:
        return hours("deploy.timeout.child-hours")

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        refuse_other_name(wanted.id)
        if wanted.properties["cores"] < 1:
            raise child_errors.unfit("A license is for one core or more.", CORES)
        _refuse_end(str(wanted.properties["endDate"]))


def _refuse_end(text: str) -> None:
    try:
        datetime.fromisoformat(text)
    except ValueError as error:
        raise child_errors.unfit(f"'{text}' is no time, like 2027-01-31T00:00:00Z.", END) from error
