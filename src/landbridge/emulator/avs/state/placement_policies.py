"""Placement policies: which VMs of a cluster stand together, apart, or on which hosts."""

from collections.abc import Callable, Iterable, Mapping

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.avs import child_errors
from landbridge.emulator.avs.state.child import Child
from landbridge.emulator.avs.state.hosts import Hosts
from landbridge.emulator.avs.state.virtual_machines import VirtualMachines
from landbridge.emulator.figures import number
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Body

VMS, HOSTS = "properties.vmMembers", "properties.hostMembers"
BETWEEN_VMS = "avs.placement.vm-vm.vms-min"
TO_HOSTS, OF_HOSTS = "avs.placement.vm-host.vms-min", "avs.placement.vm-host.hosts-min"
APART = "antiaffinity"


class PlacementPolicies(Child):
    """Of VMs and hosts of one cluster, told by their ids; hosts also by their names."""

    type = "Microsoft.AVS/privateClouds/clusters/placementPolicies"

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        _KINDS[str(wanted.properties["type"]).casefold()](world, wanted)

    def begun(self, world: World, wanted: Wanted) -> Body:
        told = {"state": "Enabled", **wanted.properties}
        if str(told["type"]).casefold() == "vmhost":
            told = {"affinityStrength": "Should", "azureHybridBenefitType": "None", **told}
        return {**wanted.body, "properties": told}


def _refuse_between_vms(world: World, wanted: Wanted) -> None:
    """A cluster bears no more VMs apart than it has hosts."""
    members = _members(wanted, "vmMembers")
    _refuse_vms(world, wanted, number(BETWEEN_VMS))
    hosts = world.store.of_type(Hosts.type, within=str(wanted.id.parent))
    apart = str(wanted.properties.get("affinityType")).casefold() == APART
    if apart and len(members) > len(hosts):
        told = f"{len(members)} VMs cannot be kept apart on {len(hosts)} hosts."
        raise child_errors.unfit(told, VMS)


def _refuse_to_hosts(world: World, wanted: Wanted) -> None:
    _refuse_vms(world, wanted, number(TO_HOSTS))
    members = _members(wanted, "hostMembers")
    if len(members) < number(OF_HOSTS):
        raise child_errors.too_few("hosts", number(OF_HOSTS), len(members), HOSTS)
    _refuse_absent(world, wanted.id, members, Hosts.type, "host", HOSTS)


def _refuse_vms(world: World, wanted: Wanted, least: int) -> None:
    members = _members(wanted, "vmMembers")
    if len(members) < least:
        raise child_errors.too_few("VMs", least, len(members), VMS)
    _refuse_absent(world, wanted.id, members, VirtualMachines.type, "VM", VMS)


def _members(wanted: Wanted, name: str) -> list[str]:
    """The members, each once, whatever their casing."""
    told = {str(each).casefold(): str(each) for each in wanted.properties.get(name) or ()}
    return list(told.values())


def _refuse_absent(
    world: World, policy: ResourceId, members: Iterable[str], type_: str, what: str, at: str
) -> None:
    standing = world.store.of_type(type_, within=str(policy.parent))
    known = {text for each in standing for text in (each.id.key, each.id.name.casefold())}
    missing = [each for each in members if each.casefold() not in known]
    if missing:
        raise child_errors.members_absent(missing, what, at, "in the cluster")


_KINDS: Mapping[str, Callable[[World, Wanted], None]] = {
    "vmvm": _refuse_between_vms,
    "vmhost": _refuse_to_hosts,
}
