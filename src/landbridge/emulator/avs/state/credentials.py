"""The administrators of a cloud and its licence; the passwords open its NSX and no more."""

from uuid import NAMESPACE_URL, uuid5

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import World
from landbridge.emulator.avs import errors
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Body, Resource

VCENTER, NSX = "cloudadmin@vsphere.local", "cloudadmin"
TURNS = "rotated"  # the note of how often each password was rotated


def list_(world: World, id_: ResourceId, body: Body) -> Body:
    """The passwords follow from the name of the cloud and its turns: nothing secret is kept."""
    cloud = _standing(world, id_)
    return {
        "vcenterUsername": VCENTER,
        "vcenterPassword": _password(cloud, "vcenter"),
        "nsxtUsername": NSX,
        "nsxtPassword": _password(cloud, "nsxt"),
    }


def rotate_vcenter(world: World, id_: ResourceId, body: Body) -> None:
    _rotate(world, id_, "vcenter")


def rotate_nsx(world: World, id_: ResourceId, body: Body) -> None:
    _rotate(world, id_, "nsxt")


def license_(world: World, id_: ResourceId, body: Body) -> Body:
    """The licence without its key, which is not kept."""
    found: Body = _standing(world, id_).properties.get("vcfLicense") or {}
    if not found:
        raise errors.no_license(id_)
    return found


def _rotate(world: World, id_: ResourceId, of: str) -> None:
    cloud = _standing(world, id_)
    if world.operations.of(cloud.id):
        raise refusals.busy(cloud.id)
    turns = {**cloud.hidden.get(TURNS, {}), of: _turn(cloud, of) + 1}
    with world.store.change():
        world.store.put(cloud.noting(**{TURNS: turns}))


def _standing(world: World, id_: ResourceId) -> Resource:
    found = world.store.get(id_)
    if found is None:
        raise refusals.absent(id_)
    return found


def _turn(cloud: Resource, of: str) -> int:
    return int(cloud.hidden.get(TURNS, {}).get(of, 0))


def _password(cloud: Resource, of: str) -> str:
    name = f"{cloud.id.key}/{of}/{_turn(cloud, of)}"
    return f"Emulated-{uuid5(NAMESPACE_URL, name).hex[:12]}!"
