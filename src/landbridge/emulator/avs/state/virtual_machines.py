"""Virtual machines of a cluster: vCenter makes them, and Azure shows them.

No page of Azure makes one, so the control interface places them; the metrics follow from them.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from itertools import count
from typing import Any, ClassVar

from landbridge.emulator.arm.kind import Action, Kind, World
from landbridge.emulator.avs.state.movement import restrict
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Resource

REFERENCE = re.compile(r"vm-(\d+)")


class VirtualMachines(Kind):
    """Read only; Azure names one by its reference in vCenter Server, as in `vm-209`."""

    type = "Microsoft.AVS/privateClouds/clusters/virtualMachines"
    tracked = False
    methods = frozenset(("GET", "HEAD"))
    actions: ClassVar[Mapping[str, Action]] = {"restrictmovement": restrict}


def place(
    world: World, cluster: ResourceId, name: str, properties: Mapping[str, object]
) -> Resource:
    """Lets a VM stand on a cluster, or changes the one of that name.

    `properties` are its figures from `since` on, or from now; no client of Azure reads them. What
    they were before is kept, so that metrics tell it.
    """
    return place_all(world, cluster, {name: properties})[0]


def place_all(
    world: World, cluster: ResourceId, wanted: Mapping[str, Mapping[str, object]]
) -> list[Resource]:
    """The same for many, by their names; their cluster is looked through once."""
    known = {name_of(each).casefold(): each for each in placed(world, cluster)}
    numbers = count(_next(world, cluster))
    for name in wanted:
        if name.casefold() not in known:
            known[name.casefold()] = _new(world, cluster, name, next(numbers))
    return [
        _figured(world, known[name.casefold()], properties) for name, properties in wanted.items()
    ]


def _new(world: World, cluster: ResourceId, name: str, number: int) -> Resource:
    reference = f"vm-{number}"
    id_ = cluster.child("virtualMachines", reference)
    return world.new(id_, {"properties": _shown(name, reference)})


def _figured(world: World, standing: Resource, properties: Mapping[str, object]) -> Resource:
    told = {"since": world.clock.now().isoformat(), **properties}
    earlier = [each for each in figures(standing) if each["since"] != told["since"]]
    return world.put(standing.noting(figures=sorted([*earlier, told], key=_since)))


def take_away(world: World, cluster: ResourceId, name: str) -> bool:
    """Whether one of that name stood there."""
    standing = named(world, cluster, name)
    if standing is not None:
        world.store.delete(standing.id)
    return standing is not None


def named(world: World, cluster: ResourceId, name: str) -> Resource | None:
    """The VM that vCenter Server calls so, whatever the casing."""
    told = name.casefold()
    found = (each for each in placed(world, cluster) if name_of(each).casefold() == told)
    return next(found, None)


def placed(world: World, cluster: ResourceId) -> list[Resource]:
    """The VMs of a cluster."""
    return world.store.of_type(VirtualMachines.type, within=str(cluster))


def figures(machine: Resource) -> list[dict[str, Any]]:
    """What was told of a VM, oldest first: each holds from its `since` until that of the next."""
    return list(machine.hidden.get("figures") or [])


def name_of(machine: Resource) -> str:
    """What vCenter Server calls it."""
    return str(machine.properties["displayName"])


def _since(told: Mapping[str, Any]) -> datetime:
    return datetime.fromisoformat(str(told["since"]))


def _shown(name: str, reference: str) -> dict[str, str]:
    """The folder is inferred: no VM says where it was put."""
    return {
        "displayName": name,
        "moRefId": reference,
        "folderPath": "/vm",
        "restrictMovement": "Disabled",
        "provisioningState": "Succeeded",
    }


def _next(world: World, cluster: ResourceId) -> int:
    """One more than the highest of the private cloud, which has one vCenter Server."""
    standing = world.store.of_type(VirtualMachines.type, within=str(cluster.parent))
    found = (REFERENCE.fullmatch(each.id.name) for each in standing)
    return 1 + max((int(match[1]) for match in found if match), default=0)
