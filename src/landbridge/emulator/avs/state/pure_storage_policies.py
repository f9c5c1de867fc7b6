"""Storage policies of Pure Storage."""

from landbridge.catalogue import catalogue
from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.avs.state.child import Child, resource
from landbridge.emulator.avs.state.first_version import since
from landbridge.emulator.figures import hours
from landbridge.emulator.store import Resource

TARGETS = "avs.datastore.targets"
POOL = "properties.storagePoolId"


class PureStoragePolicies(Child):
    """Each names a pool; clients expect its deletion to take time."""

    type = "Microsoft.AVS/privateClouds/pureStoragePolicies"
    since = since("pureStoragePolicies")

    def hours_to_delete(self, resource: Resource) -> float:
        return hours("deploy.timeout.child-hours")

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        targets = catalogue().value(TARGETS)
        assert isinstance(targets, dict)  # noqa: S101 - the data are ours
        volume = targets["pureStorageVolume"]
        assert isinstance(volume, dict)  # noqa: S101 - the data are ours
        resource(wanted.properties["storagePoolId"], str(volume["type"]), POOL)
