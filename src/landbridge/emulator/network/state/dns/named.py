"""What all types of DNS have in common: the models of their bodies, and one link to a network."""

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.network import errors
from landbridge.emulator.network.references import named
from landbridge.emulator.network.state.networked import Networked


class OfDns(Networked):
    """Their models are of other clients than those of the network."""

    @property
    def schema(self) -> str:
        return "Microsoft.Network.Dns"


class Link(OfDns):
    """A link to a virtual network: one from each thing that is linked."""

    anywhere = True
    binds = True

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        remote = named(wanted.properties.get("virtualNetwork"))
        if remote is None:
            raise errors.missing("properties.virtualNetwork")
        for other in world.store.of_type(self.type, within=str(wanted.id.parent)):
            there = named(other.properties.get("virtualNetwork"))
            if other.id.key != wanted.id.key and there and there.key == remote.key:
                told = f"'{other.id.name}' leads to '{remote.name}' already."
                raise errors.not_allowed(told)
