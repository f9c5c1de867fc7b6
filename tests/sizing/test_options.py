"""Random estates under random options and rules, each held against arithmetic of its own."""

import random
from typing import Any

import pytest
from tests.build import estate, vm
from tests.sizing.checker import MULTIPLIER, check

from landbridge.errors import InputError
from landbridge.model.estate import Estate
from landbridge.model.sized import Sized
from landbridge.sizing import size

OPTIONS: dict[str, tuple[Any, ...]] = {
    "cpu_oversubscription": (1, 2, 6, 8),
    "memory_overcommit": (0.5, 1.5, 2, 4),
    "cpu_ceiling_percent": (20, 50, 80),
    "memory_ceiling_percent": (25, 50, 80),
    "spare_hosts": (1, 2),
    "storage_policy": (*MULTIPLIER, "raid5-ftt1-esa"),
    "esa_overhead": ("none", "osa"),
    "vms_per_host_max": (5, 20, 60),
    "hosts_per_cluster_max": (3, 4, 5, 7, 10, 16, 20),
    "compression": (1.5, 2),
    "growth": ({"compute_percent": 30}, {"storage_percent": 50}, {"compute_percent": 100}),
}
SHARE_SET, SHARE_LARGE = 0.3, 0.03


def drawn(seed: int) -> Estate:
    """An estate of up to 150 VMs, a few of them large, under some options and up to six rules."""
    draw = random.Random(seed)
    count = draw.choice((1, 3, 8, 20, 60, 150))
    options = {key: draw.choice(of) for key, of in OPTIONS.items() if draw.random() < SHARE_SET}
    options["placement"] = [_rule(draw, n, count) for n in range(draw.choice((0, 0, 1, 3, 6)))]
    figures = draw.choice(("published", "published", "guide"))
    return estate((_vm(draw, n) for n in range(count)), sizing=options, figures=figures)


def _vm(draw: random.Random, n: int) -> dict[str, Any]:
    large = draw.random() < SHARE_LARGE
    return vm(
        f"v{n:03}",
        vcpus=draw.choice((100, 128)) if large else draw.choice((1, 2, 4, 8, 16, 32)),
        memory_gib=draw.uniform(500, 976) if large else draw.choice((2, 4, 8, 64, 128)),
        storage_tib=draw.uniform(3, 40) if draw.random() < SHARE_LARGE else draw.uniform(0, 2),
    )


def _rule(draw: random.Random, n: int, count: int) -> dict[str, Any]:
    members = draw.sample(range(count), min(count, draw.choice((2, 2, 3, 5, 10))))
    kind = draw.choice(("apart", "apart", "together"))
    return {"name": f"r{n}", "rule": kind, "vms": [f"v{each:03}" for each in members]}


@pytest.mark.parametrize("seed", range(80))
def test_whatever_the_options_every_vm_has_a_place_that_holds_or_the_estate_is_refused(
    seed: int,
) -> None:
    asked = drawn(seed)
    sized = sized_or_refused(asked)
    if isinstance(sized, InputError):
        assert sized.remedy
    else:
        check(asked, sized)


def test_most_of_these_estates_are_sized_and_not_refused() -> None:
    answers = [sized_or_refused(drawn(seed)) for seed in range(40)]
    assert sum(isinstance(answer, InputError) for answer in answers) <= 8


def sized_or_refused(asked: Estate) -> Sized | InputError:
    try:
        return size(asked)
    except InputError as refused:
        return refused
