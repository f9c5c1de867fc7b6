"""What stands under a private cloud: the rules that hold for all of it."""

from ipaddress import IPv4Address, IPv4Network

from landbridge.emulator.arm.fitting import refuse_misfit_properties
from landbridge.emulator.arm.kind import Kind, Wanted, World
from landbridge.emulator.avs import child_errors
from landbridge.emulator.figures import texts
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.store import Resource

FIXED = "arm.children.fixed-names"


class Child(Kind):
    """A resource of a private cloud.

    Clients may leave `properties` out, and a change laid over what stands may make what no client
    could put: both are held to the model once more.
    """

    tracked = False

    def refuse(self, world: World, wanted: Wanted) -> None:
        refuse_misfit_properties(self, wanted.properties)


def refuse_other_name(id_: ResourceId) -> None:
    """Raises Refusal for any name but the one that a type of this kind has."""
    only = dict(each.split("/") for each in texts(FIXED))[id_.types[-1]]
    if id_.name.casefold() != only.casefold():
        raise child_errors.fixed_name(id_, only)


def cloud_id(id_: ResourceId) -> ResourceId:
    """The private cloud that a resource is in."""
    return type(id_)(id_.scope, id_.provider, id_.types[:1], id_.names[:1])


def cloud_of(world: World, id_: ResourceId) -> Resource:
    """The same, as it stands; what is in it stands no longer than it does."""
    found = world.store.get(cloud_id(id_))
    assert found is not None  # noqa: S101 - parents must exist
    return found


def in_network(cloud: Resource) -> bool:
    """Whether a private cloud is of Generation 2."""
    return bool(cloud.properties.get("virtualNetworkId"))


def block(cloud: Resource) -> IPv4Network:
    """The address block of a private cloud."""
    return IPv4Network(str(cloud.properties["networkBlock"]))


def prefix(text: object, target: str) -> IPv4Network:
    """Raises Refusal for what is no prefix."""
    try:
        return IPv4Network(str(text))
    except ValueError as error:
        raise child_errors.no_prefix(str(text), target) from error


def address(text: object, target: str) -> IPv4Address:
    """Raises Refusal for what is no address."""
    try:
        return IPv4Address(str(text))
    except ValueError as error:
        raise child_errors.no_address(str(text), target) from error


def resource(text: object, type_: str, target: str) -> ResourceId:
    """The id of a resource of a type. Raises Refusal for any other text."""
    found = parsed(str(text))
    if found is None or found.is_list or found.type.casefold() != type_.casefold():
        raise child_errors.no_resource(str(text), type_, target)
    return found


def revised(wanted: Wanted) -> int:
    """NSX counts the changes of each of its objects from 0."""
    return int(wanted.before.properties.get("revision", 0)) + 1 if wanted.before else 0
