"""The VMs of a cluster: what vCenter Server would make, set up by who tests."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AwareDatetime, Field, TypeAdapter

from landbridge.emulator.arm.kind import World
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.avs.state import virtual_machines
from landbridge.emulator.avs.state.hosts import Hosts
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.store import Resource
from landbridge.model import Frozen

Gib = Annotated[float, Field(ge=0, le=1e9, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=1, le=1_000_000)]
Name = Annotated[str, Field(min_length=1)]


class Machine(Frozen):
    """A VM's figures: `load` is the share of its vCPUs that it uses, `since` from when on."""

    vcpus: Count = 1
    memory_gib: Gib = 0
    used_gib: Gib = 0
    provisioned_gib: Gib = 0
    load: Share = 0
    since: AwareDatetime | None = None


ONE = TypeAdapter(Machine)
MANY: TypeAdapter[dict[str, Machine]] = TypeAdapter(dict[Name, Machine])


class Machines:
    """Places VMs on the clusters of one world. All raise Refusal for a cluster without hosts."""

    def __init__(self, world: World) -> None:
        self._world = world

    def listed(self, cluster: str) -> list[dict[str, Any]]:
        found = virtual_machines.placed(self._world, self._cluster(cluster))
        return [_told(each) for each in found]

    def place(self, cluster: str, name: str, document: bytes) -> dict[str, Any]:
        """Raises ValidationError."""
        id_, wanted = self._cluster(cluster), {name: ONE.validate_json(document)}
        (placed,) = virtual_machines.place_all(self._world, id_, _figures(wanted))
        return _told(placed)

    def replace(self, cluster: str, document: bytes) -> list[dict[str, Any]]:
        """Those of a document by name, and no others, all or none. Raises ValidationError."""
        id_, wanted = self._cluster(cluster), MANY.validate_json(document)
        kept = {name.casefold() for name in wanted}
        with self._world.store.change():
            for standing in virtual_machines.placed(self._world, id_):
                if virtual_machines.name_of(standing).casefold() not in kept:
                    self._world.store.delete(standing.id)
            placed = virtual_machines.place_all(self._world, id_, _figures(wanted))
        return [_told(each) for each in placed]

    def take_away(self, cluster: str, name: str) -> bool:
        return virtual_machines.take_away(self._world, self._cluster(cluster), name)

    def _cluster(self, path: str) -> ResourceId:
        """The cluster as its hosts name it: the one that manages is listed nowhere else."""
        asked = parsed(path)
        hosts = self._world.store.of_type(Hosts.type, within=str(asked)) if asked else []
        found = hosts[0].id.parent if hosts else None
        if asked is None or found is None or found.key != asked.key:
            raise Refusal(404, "ClusterNotFound", f"No cluster with hosts is at '{path}'.")
        return found


def _figures(wanted: Mapping[str, Machine]) -> dict[str, dict[str, Any]]:
    return {
        name: machine.model_dump(mode="json", exclude_none=True) for name, machine in wanted.items()
    }


def _told(machine: Resource) -> dict[str, Any]:
    last = virtual_machines.figures(machine)[-1]
    return {"id": str(machine.id), "name": virtual_machines.name_of(machine), **last}
