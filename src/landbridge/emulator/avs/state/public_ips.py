"""Public addresses at the edge of NSX, which Generation 2 does not have."""

from ipaddress import IPv4Network

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.avs import child_errors
from landbridge.emulator.avs.state.child import Child, cloud_of, in_network
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Body

COUNT = "properties.numberOfPublicIPs"
SPACE = IPv4Network("203.0.113.0/24")  # reserved for documentation: nobody is reached there


class PublicIps(Child):
    """A block of as many addresses as are asked for, of a power of two."""

    type = "Microsoft.AVS/privateClouds/workloadNetworks/publicIPs"

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        if in_network(cloud_of(world, wanted.id)):
            told = "A Generation 2 private cloud has no public addresses at the edge of NSX."
            raise child_errors.unfit(told)
        if wanted.before is None:
            _free(world, wanted.id, _asked(wanted.properties))

    def begun(self, world: World, wanted: Wanted) -> Body:
        """A block stays what it was: another number of addresses is another block."""
        told = wanted.before.properties if wanted.before else {}
        block = told.get("publicIPBlock") or _free(world, wanted.id, _asked(wanted.properties))
        return {**wanted.body, "properties": {**wanted.properties, "publicIPBlock": str(block)}}


def _asked(properties: Body) -> int:
    """Raises Refusal for a number that is none of addresses."""
    number = int(properties.get("numberOfPublicIPs") or 1)
    if number < 1:
        raise child_errors.unfit(f"{number} is no number of addresses.", COUNT)
    return number


def _free(world: World, id_: ResourceId, number: int) -> IPv4Network:
    """The first block that no other has. Raises Refusal where none is left."""
    length = SPACE.max_prefixlen - (number - 1).bit_length()
    standing = world.store.of_type(PublicIps.type, f"/subscriptions/{id_.subscription}")
    taken = [IPv4Network(each.properties["publicIPBlock"]) for each in standing]
    blocks = SPACE.subnets(new_prefix=length) if length >= SPACE.prefixlen else iter(())
    found = next((each for each in blocks if not any(map(each.overlaps, taken))), None)
    if found is None:
        raise child_errors.unfit(f"There is no block of {number} public addresses left.", COUNT)
    return found
