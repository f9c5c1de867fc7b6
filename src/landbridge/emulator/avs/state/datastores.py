"""Datastores of a cluster, each on a volume of another service."""

from collections.abc import Mapping
from typing import NamedTuple

from landbridge.catalogue import catalogue
from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.avs import child_errors
from landbridge.emulator.avs.state.child import Child, resource
from landbridge.emulator.store import Body, Resource

TARGETS = "avs.datastore.targets"
SIZE = "properties.pureStorageVolume.sizeGb"


class Volume(NamedTuple):
    """What a datastore stands on: the property that names it, and in it the id and its type."""

    name: str
    key: str
    type: str

    @property
    def place(self) -> str:
        return f"properties.{self.name}.{self.key}"

    def id_in(self, properties: Body) -> str:
        return str((properties.get(self.name) or {}).get(self.key, ""))


class Datastores(Child):
    """Of one volume each; the volume itself is in a service that need not be emulated.

    That a volume is one datastore of a cluster, and stays its volume, is inferred.
    """

    type = "Microsoft.AVS/privateClouds/clusters/datastores"

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        volume = _volume(wanted.properties)
        id_ = resource(volume.id_in(wanted.properties), volume.type, volume.place)
        if int((wanted.properties.get("pureStorageVolume") or {}).get("sizeGb", 1)) < 1:
            raise child_errors.unfit("A datastore has one GB or more.", SIZE)
        for other in world.store.of_type(self.type, within=str(wanted.id.parent)):
            same = volume.id_in(other.properties).casefold() == id_.key
            if same and other.id.key != wanted.id.key:
                told = f"The volume '{id_.name}' is the datastore '{other.id.name}' already."
                raise child_errors.conflict(told)
        _refuse_other(volume, wanted.before, id_.key)

    def begun(self, world: World, wanted: Wanted) -> Body:
        """Hosts reach it as soon as it is there."""
        told = {**wanted.properties, "status": "Accessible"}
        if disk := wanted.properties.get("diskPoolVolume"):
            told["diskPoolVolume"] = {"mountOption": "MOUNT", **disk}
        return {**wanted.body, "properties": told}


def volumes() -> tuple[Volume, ...]:
    """The kinds of volume that there are."""
    found = catalogue().value(TARGETS)
    assert isinstance(found, dict)  # noqa: S101 - the data are ours
    told = {name: each for name, each in found.items() if isinstance(each, dict)}
    return tuple(Volume(name, str(each["key"]), str(each["type"])) for name, each in told.items())


def _volume(properties: Body) -> Volume:
    """The one volume that is named. Raises Refusal for none, and for several."""
    named = [each for each in volumes() if properties.get(each.name)]
    if len(named) != 1:
        known = ", ".join(each.name for each in volumes())
        told = f"A datastore stands on one of {known}; {len(named)} are named."
        raise child_errors.unfit(told, "properties")
    return named[0]


def _refuse_other(volume: Volume, before: Resource | None, key: str) -> None:
    standing: Mapping[str, object] = before.properties if before else {}
    if before and volume.id_in(dict(standing)).casefold() != key:
        told = f"The datastore '{before.id.name}' stands on another volume, and stays there."
        raise child_errors.conflict(told)
