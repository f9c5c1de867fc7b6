"""The packing picture: as wide as it is full, and never larger than a page can bear."""

import pytest
from tests.render.build import host, placed, report, vm

from landbridge.render.report.packing import WIDTH, blocks, in_detail, packing, step


def test_the_blocks_together_are_as_wide_as_the_memory_is_full() -> None:
    load = host("h", placed(4))
    last = blocks(load)[-1]
    assert last.x + last.width == pytest.approx(WIDTH * load.memory_percent / 100, abs=3)


def test_the_largest_vm_comes_first() -> None:
    assert [block.vm.memory_gib for block in blocks(host("h", placed(4)))] == [320, 256, 128, 64]


def test_no_block_leaves_the_bar_when_memory_is_overcommitted() -> None:
    full = host("h", placed(20)).model_copy(update={"memory_percent": 180.0})
    assert all(block.x + block.width <= WIDTH for block in blocks(full))


def test_a_vm_without_memory_is_listed_and_has_no_width() -> None:
    storage_only = vm("off", 1).model_copy(update={"memory_gib": 0.0})
    assert blocks(host("h", [storage_only]))[0].width == 0


def test_each_vm_has_its_name_and_size_at_its_block() -> None:
    assert "<title>sql-001: 8\N{NO-BREAK SPACE}vCPUs, 128\N{NO-BREAK SPACE}GiB</title>" in (
        packing(report()).html
    )


def test_a_host_that_carries_nothing_is_shown_as_kept_free() -> None:
    assert packing(report()).html.count("kept free for failover") == 1


@pytest.mark.parametrize(
    ("vms", "clusters", "hosts", "detailed"),
    [
        (1500, 12, 5, True),
        (1501, 12, 5, False),
        (100, 12, 5, True),
        (100, 1, 61, False),
    ],
)
def test_single_vms_are_drawn_up_to_sixty_hosts_and_fifteen_hundred_vms(
    vms: int, clusters: int, hosts: int, detailed: bool
) -> None:
    made = report(vms=vms, clusters=clusters, hosts=hosts).plan.sized.clusters
    assert in_detail(made) is detailed


def test_beyond_that_each_host_is_a_cell_with_its_memory() -> None:
    large = packing(report(vms=900, clusters=12, hosts=16)).html
    assert large.count('<li class="h') == 12 * 16 - 1
    assert "<svg" not in large


@pytest.mark.parametrize(
    ("percent", "expected"), [(0, 0), (19.9, 0), (20, 1), (80, 4), (100, 4), (130, 4)]
)
def test_the_colour_has_five_steps(percent: float, expected: int) -> None:
    assert step(percent) == expected
