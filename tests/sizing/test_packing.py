"""The packing against its laws, and against an exact solver."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from landbridge.sizing.demand import Floats
from landbridge.sizing.packing import Bins, lines, pack

HOST = np.array([64.0, 1024.0, 1024.0])
SMALL = np.array([48.0, 700.0, 1024.0])

sizes = st.lists(
    st.tuples(st.integers(1, 40).map(lambda v: v / 4), st.integers(1, 600)),
    min_size=1,
    max_size=60,
).map(lambda rows: np.array([(cores, memory, 1.0) for cores, memory in rows]))


@given(sizes, st.integers(1, 8), st.integers(0, 3))
def test_no_host_is_overfull_and_what_has_no_place_is_counted_as_short(
    sizes: Floats, hosts: int, small: int
) -> None:
    bins = [Bins(SMALL, small), Bins(HOST, hosts)]
    packing = pack(lines(sizes), bins)
    for number, alike in enumerate(bins):
        for host in range(alike.count):
            here = (packing.bins == number) & (packing.host == host)
            assert np.all(sizes[here].sum(axis=0) <= alike.capacity + 1e-6)
    assert np.all(packing.host[packing.bins == 0] < max(small, 1))
    assert (packing.short == 0) == bool(np.all(packing.bins >= 0))


@given(sizes)
def test_a_host_for_each_item_is_always_enough(sizes: Floats) -> None:
    assert pack(lines(sizes), [Bins(HOST, len(sizes))]).short == 0


def test_items_of_one_apart_group_never_share_a_host() -> None:
    sizes = np.array([[2.0, 16.0, 1.0]] * 10)
    packing = pack(lines(sizes, apart=[range(4)]), [Bins(HOST, 4)])
    assert packing.short == 0
    assert len(set(packing.host[:4].tolist())) == 4


def test_an_item_of_several_apart_groups_keeps_from_all_of_them() -> None:
    sizes = np.array([[2.0, 16.0, 1.0]] * 12)
    pairs = [(a, b) for a in range(12) for b in range(a)]
    assert pack(lines(sizes, pairs), [Bins(HOST, 11)]).short > 0
    packing = pack(lines(sizes, pairs), [Bins(HOST, 12)])
    assert len(set(packing.host.tolist())) == 12


def test_many_sizes_share_a_line_and_still_fit_exactly() -> None:
    draw = np.random.default_rng(1)
    memory = draw.uniform(4, 64, 3000)
    sizes = np.column_stack([memory / 32, memory, np.ones(3000)])
    need = int(np.ceil((sizes.sum(axis=0) / HOST).max()))
    packing = pack(lines(sizes), [Bins(HOST, need + 1)])
    assert packing.short == 0
    loads = np.zeros((need + 1, 3))
    np.add.at(loads, packing.host, sizes)
    assert np.all(loads <= HOST + 1e-6)


@pytest.mark.parametrize("seed", range(12))
def test_small_instances_take_as_many_hosts_as_an_exact_solver(seed: int) -> None:
    draw = np.random.default_rng(seed)
    cores, memory = draw.integers(1, 40, 14), draw.integers(30, 700, 14)
    sizes = np.column_stack([cores, memory, np.ones(14)]).astype(float)
    least = next(n for n in range(1, 15) if pack(lines(sizes), [Bins(HOST, n)]).short == 0)
    assert least <= exact(cores.tolist(), memory.tolist(), least)


def exact(cores: list[int], memory: list[int], upper: int) -> int:
    """The fewest hosts, proven by CP-SAT."""
    model = cp_model.CpModel()
    items, hosts = range(len(cores)), range(upper)
    at = {(i, h): model.new_bool_var(f"{i}@{h}") for i in items for h in hosts}
    used = [model.new_bool_var(f"used {h}") for h in hosts]
    for i in items:
        model.add_exactly_one(at[i, h] for h in hosts)
    for h in hosts:
        model.add(sum(cores[i] * at[i, h] for i in items) <= int(HOST[0]) * used[h])
        model.add(sum(memory[i] * at[i, h] for i in items) <= int(HOST[1]) * used[h])
    model.minimize(sum(used))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model) == cp_model.OPTIMAL
    return round(solver.objective_value)
