"""The gateways of NSX: those that a private cloud has from its beginning, and those made in NSX."""

from collections.abc import Iterator

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.avs import errors
from landbridge.emulator.avs.gateway_names import gateway_names
from landbridge.emulator.avs.nsx_tiers import own_tiers
from landbridge.emulator.avs.state.child import cloud_id
from landbridge.emulator.avs.state.derived import Derived, derived
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Resource

CONNECTED = "connectedGateway"


class Gateways(Derived):
    """A tier-0 and tier-1s; that both are listed is inferred."""

    type = "Microsoft.AVS/privateClouds/workloadNetworks/gateways"

    def derived(self, world: World, above: Resource) -> Iterator[Resource]:
        for path in _paths(world, cloud_id(above.id)):
            name = path.rpartition("/")[2]
            told = {"displayName": name, "path": path, "provisioningState": "Succeeded"}
            yield derived(above, "gateways", name, told)


def refuse_gateway(world: World, wanted: Wanted) -> None:
    """Raises Refusal for a segment on a gateway that is none, by name or by path: inferred."""
    text = wanted.properties.get(CONNECTED)
    if not text or (wanted.before and wanted.before.properties.get(CONNECTED) == text):
        return
    paths = _paths(world, cloud_id(wanted.id))
    names = [path.rpartition("/")[2] for path in paths]
    if text not in (*paths, *names):
        raise errors.gateway_absent(str(text), names)


def _paths(world: World, cloud: ResourceId) -> list[str]:
    given = [f"/infra/{tier}/{name}" for tier, name in gateway_names(cloud).items()]
    return [*given, *(path for path in own_tiers(world.store, cloud) if path not in given)]
