"""Add-ons: each once, under its own name."""

from landbridge.emulator.arm.kind import Kind, Wanted, World
from landbridge.emulator.avs import errors
from landbridge.emulator.figures import texts


class Addons(Kind):
    type = "Microsoft.AVS/privateClouds/addons"
    tracked = False

    def refuse(self, world: World, wanted: Wanted) -> None:
        known, told = texts("arm.children.addons"), str(wanted.properties.get("addonType"))
        if wanted.id.name.casefold() not in {each.casefold() for each in known}:
            raise errors.addon_unknown(wanted.id.name, known)
        if told.casefold() != wanted.id.name.casefold():
            raise errors.addon_other(wanted.id.name, told)
