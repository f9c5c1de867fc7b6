"""Add-ons: each once, under its own name."""

from collections.abc import Callable, Mapping

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.avs import child_errors, errors
from landbridge.emulator.avs.state.child import Child, cloud_of
from landbridge.emulator.avs.state.hcx_networks import refuse_networks
from landbridge.emulator.avs.state.hcx_sites import HcxSites
from landbridge.emulator.figures import texts
from landbridge.emulator.ids import parsed
from landbridge.emulator.store import Resource

KNOWN, OFFERS = "arm.children.addons", "arm.hcx-addon.offers"
OFFER, COUNT = "properties.offer", "properties.vrsCount"
VCENTER, VCENTERS = "properties.vCenter", "Microsoft.ConnectedVMwarevSphere/vcenters"
HCX, SRM = "hcx", "srm"


class Addons(Child):
    """The license of SRM is read and let go."""

    type = "Microsoft.AVS/privateClouds/addons"
    write_only = ("licenseKey",)

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        known, told = texts(KNOWN), str(wanted.properties.get("addonType"))
        if wanted.id.name.casefold() not in {each.casefold() for each in known}:
            raise errors.addon_unknown(wanted.id.name, known)
        if told.casefold() != wanted.id.name.casefold():
            raise errors.addon_other(wanted.id.name, told)
        _RULES.get(told.casefold(), _nothing)(world, wanted)

    def refuse_delete(self, world: World, resource: Resource) -> None:
        """Inferred: replication is part of what SRM works with."""
        replication = resource.id.parent and resource.id.parent.child("addons", "VR")
        if resource.id.name.casefold() == SRM and replication and world.store.get(replication):
            raise child_errors.in_use(resource.id, ["the add-on VR"])

    def gone(self, world: World, resource: Resource) -> None:
        """The sites of HCX go with it: inferred, since they can only stand with it."""
        if resource.id.name.casefold() == HCX:
            for site in world.store.of_type(HcxSites.type, within=str(resource.id.parent)):
                world.store.delete(site.id)


def _refuse_hcx(world: World, wanted: Wanted) -> None:
    offer, offers = str(wanted.properties["offer"]), texts(OFFERS)
    if offer.casefold() not in {each.casefold() for each in offers}:
        raise child_errors.unfit(f"HCX has no offer '{offer}': {', '.join(offers)}.", OFFER)
    refuse_networks(cloud_of(world, wanted.id), wanted.properties)


def _refuse_vr(world: World, wanted: Wanted) -> None:
    """Inferred: the pages install SRM first."""
    if wanted.properties["vrsCount"] < 1:
        raise child_errors.unfit("vSphere Replication has one server or more.", COUNT)
    cloud = cloud_of(world, wanted.id).id
    if world.store.get(cloud.child("addons", "SRM")) is None:
        raise child_errors.unfit("The add-on VR needs the add-on SRM: make it first.")


def _refuse_arc(world: World, wanted: Wanted) -> None:
    """The vCenter that it names is in a service that is not emulated."""
    text = wanted.properties.get("vCenter")
    found = parsed(str(text)) if text else None
    if text and (found is None or found.type.casefold() != VCENTERS.casefold()):
        raise child_errors.no_resource(str(text), VCENTERS, VCENTER)


def _nothing(world: World, wanted: Wanted) -> None:
    """SRM has no rule beyond its shape."""


_RULES: Mapping[str, Callable[[World, Wanted], None]] = {
    "hcx": _refuse_hcx,
    "vr": _refuse_vr,
    "arc": _refuse_arc,
}
