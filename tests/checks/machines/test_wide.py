"""A VM larger than a NUMA node is told once: by its rule while it fits a host, by sizing beyond."""

from datetime import date
from typing import Any

import pytest
from tests.build import estate, vm
from tests.checks.build import found, machine, subject

from landbridge.model.reading import Reading
from landbridge.plan import plan

TODAY = date(2026, 11, 22)
WIDE, BEYOND = "vm.wider-than-numa-node", "sizing.vm-fits-no-host"


def told(size: dict[str, Any], **options: Any) -> set[str]:  # noqa: ANN401 - any option of sizing
    """Which of the two speak of a VM of this size."""
    made = plan(estate([vm("big", **size), vm("small")], sizing=options), Reading(), TODAY)
    return {each.id for each in made.checked.findings} & {WIDE, BEYOND}


@pytest.mark.parametrize(
    ("size", "ids"),
    [
        ({"vcpus": 32}, set()),
        ({"vcpus": 33}, {WIDE}),
        ({"vcpus": 64}, {WIDE}),
        ({"vcpus": 65}, {WIDE}),
        ({"vcpus": 128}, {WIDE}),
        ({"vcpus": 129}, {BEYOND}),
        ({"memory_gib": 512}, set()),
        ({"memory_gib": 513}, {WIDE}),
        ({"memory_gib": 976}, {WIDE}),
        ({"memory_gib": 977}, {BEYOND}),
        ({"memory_gib": 980}, {BEYOND}),
        ({"memory_gib": 1024}, {BEYOND}),
        ({"memory_gib": 1025}, {BEYOND}),
        ({"vcpus": 129, "memory_gib": 600}, {BEYOND}),
    ],
)
def test_a_vm_above_a_node_is_told_by_its_rule_or_by_sizing_and_never_by_both(
    size: dict[str, Any], ids: set[str]
) -> None:
    assert told(size) == ids


@pytest.mark.parametrize(
    ("size", "options", "id_"),
    [
        ({"vcpus": 64}, {"cpu_oversubscription": 1, "cpu_ceiling_percent": 100}, BEYOND),
        ({"memory_gib": 780}, {"memory_ceiling_percent": 80}, WIDE),
        ({"memory_gib": 781}, {"memory_ceiling_percent": 80}, BEYOND),
    ],
)
def test_the_bound_moves_with_the_options_of_sizing(
    size: dict[str, Any], options: dict[str, Any], id_: str
) -> None:
    assert told(size, **options) == {id_}


def test_more_vcpus_than_a_host_has_cores_is_said() -> None:
    seen = {
        vcpus: [hit.seen for hit in found(WIDE, subject(machine(vms={"vcpus": vcpus})))]
        for vcpus in (64, 65)
    }
    assert seen[64] == ["64 vCPUs, 8 GiB"]
    assert seen[65] == ["65 vCPUs, 8 GiB; of the 64 cores of a host some run two of its vCPUs"]
