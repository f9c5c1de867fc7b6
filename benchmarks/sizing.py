"""How close to the bound and how fast hosts are counted, beside first-fit-decreasing by L2.

    PYTHONPATH=. python benchmarks/sizing.py [--vms 100000]

Every result is checked by arithmetic of its own (`tests/sizing/checker.py`) before it is timed.
Drawn estates: power-law vCPUs, memory per vCPU from 1 to 16 GiB, lognormal disks; with disks x4
storage decides, and spreading the data over hundreds of clusters takes longer than the rest. A
whole sizing answers four questions: this estate, the guide's figures, the other overhead, and what
external storage would save.
"""

import argparse
import time

import numpy as np
from rich.console import Console
from rich.table import Table
from tests.sizing.checker import check
from tests.sizing.draw import drawn

from landbridge.model.estate import Estate
from landbridge.model.sized import Sized
from landbridge.sizing import size
from landbridge.sizing.demand import Floats
from landbridge.sizing.packing import Bins, lines, pack
from landbridge.sizing.problem import pose

LARGEST_GAP_PERCENT = {100_000: 1.0, 10_000: 2.0}
MOST_HOSTS_ABOVE = 1
MOST_SECONDS = 3.0
FEWER_WASTED = 10
PROVEN_SHARE = 0.95
SMALL, SMALL_INSTANCES = 200, 100
RUNS = 2
"""Of which the faster counts: the machine may be busy with something else."""


def main() -> None:
    """Print the table, and fail where a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vms", type=int, default=100_000)
    largest = parser.parse_args().vms
    console = Console()
    console.print(_against_the_bound(largest))
    console.print(_against_first_fit(largest))
    console.print(_proven())


def _against_the_bound(largest: int) -> Table:
    table = Table("VMs", "disks", "bound", "hosts", "gap", "seconds", title="Whole sizing")
    for count in (300, 1_000, 3_000, 10_000, largest):
        for scale in (1.0, 4.0):
            asked = drawn(count, seed=count, scale=scale)
            size(asked)  # warm
            sized, seconds = min((_timed(asked) for _ in range(RUNS)), key=lambda run: run[1])
            check(asked, sized)
            gap = 100 * sized.gap_hosts / sized.lower_bound_hosts
            table.add_row(f"{count:,}", f"x{scale:g}", str(sized.lower_bound_hosts),
                          str(sized.hosts), f"{gap:.2f} %", f"{seconds:.2f}")  # fmt: skip
            _assert_close(count, sized.gap_hosts, gap)
            assert scale > 1 or seconds <= MOST_SECONDS, f"{seconds:.1f} s is too slow"
    return table


def _timed(asked: Estate) -> tuple[Sized, float]:
    begin = time.perf_counter()
    return size(asked), time.perf_counter() - begin


def _assert_close(count: int, above: int, gap_percent: float) -> None:
    allowed = LARGEST_GAP_PERCENT.get(count)
    if allowed is None:
        assert above <= MOST_HOSTS_ABOVE, f"{count} VMs: {above} hosts above the bound"
    else:
        assert gap_percent <= allowed, f"{count} VMs: {gap_percent:.2f} % above the bound"


def _against_first_fit(count: int) -> Table:
    """Plain packing on equal hosts: both place everything, then what each wastes is compared."""
    sizes, capacity = _plain(drawn(count, seed=1))
    need = int(np.ceil((sizes.sum(axis=0) / capacity).max()))
    begin = time.perf_counter()
    ours = next(n for n in range(need, 2 * need) if _fits(sizes, capacity, n))
    ours_seconds = time.perf_counter() - begin
    begin = time.perf_counter()
    theirs = first_fit_decreasing(sizes / capacity)
    theirs_seconds = time.perf_counter() - begin
    table = Table("method", "hosts", "wasted", "seconds", title=f"Plain packing of {count:,} VMs")
    table.add_row("landbridge", str(ours), str(ours - need), f"{ours_seconds:.2f}")
    table.add_row("FFD by L2", str(theirs), str(theirs - need), f"{theirs_seconds:.2f}")
    assert theirs - need >= FEWER_WASTED * (ours - need), "not as much better as promised"
    return table


def _plain(asked: Estate) -> tuple[Floats, Floats]:
    problem = pose(asked)
    return problem.items.sizes, problem.terms.whole_host


def _fits(sizes: Floats, capacity: Floats, hosts: int) -> bool:
    packing = pack(lines(sizes), [Bins(capacity, hosts)])
    if packing.short:
        return False
    loads = np.zeros((hosts, 3))
    np.add.at(loads, packing.host, sizes)
    assert np.all(loads <= capacity + 1e-6)
    return True


def first_fit_decreasing(shares: Floats) -> int:
    """Hosts used when the item with the longest vector goes first, where it first fits."""
    order = np.argsort(-np.sqrt((shares**2).sum(axis=1)), kind="stable")
    room = np.ones((len(shares), shares.shape[1]))
    used = 0
    for share in shares[order]:
        fits = np.all(room[: used + 1] >= share - 1e-9, axis=1)
        host = int(fits.argmax())
        room[host] -= share
        used = max(used, host + 1)
    return used


def _proven() -> Table:
    """Instances of 200 VMs whose result equals the bound, and so is proven optimal."""
    equal = sum(size(drawn(SMALL, seed)).gap_hosts == 0 for seed in range(SMALL_INSTANCES))
    table = Table("instances", "proven optimal", title=f"Estates of {SMALL} VMs")
    table.add_row(str(SMALL_INSTANCES), str(equal))
    assert equal >= PROVEN_SHARE * SMALL_INSTANCES
    return table


if __name__ == "__main__":
    main()
