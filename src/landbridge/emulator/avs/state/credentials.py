"""The administrators of a cloud: names as in Azure, passwords that open its NSX and no more."""

from uuid import NAMESPACE_URL, uuid5

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import World
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Body

VCENTER, NSX = "cloudadmin@vsphere.local", "cloudadmin"


def list_(world: World, id_: ResourceId, body: Body) -> Body:
    """The passwords follow from the name of the cloud: nothing secret is kept."""
    _standing(world, id_)
    return {
        "vcenterUsername": VCENTER,
        "vcenterPassword": _password(id_, "vcenter"),
        "nsxtUsername": NSX,
        "nsxtPassword": _password(id_, "nsxt"),
    }


def rotate(world: World, id_: ResourceId, body: Body) -> None:
    """Taken, and without an effect: a password follows from the name of its cloud."""
    _standing(world, id_)


def _standing(world: World, id_: ResourceId) -> None:
    if world.store.get(id_) is None:
        raise refusals.absent(id_)


def _password(id_: ResourceId, of: str) -> str:
    return f"Emulated-{uuid5(NAMESPACE_URL, f'{id_.key}/{of}').hex[:12]}!"
