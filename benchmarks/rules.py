"""How fast the dead rules of a large policy are found, beside decision diagrams and a solver.

    PYTHONPATH=. python benchmarks/rules.py [--rules 1000]

A drawn policy, once as it was written (rules with sets), once expanded to 5-tuples. The peers are
asked in their best way: OxiDD keeps what is covered so far as one diagram, Z3 is one incremental
solver (SecGuru's encoding), and both read equal sets once. Reading the policy counts for everyone.
All must find the same rules before a time counts. Seconds are of the processor: everyone works in
one thread, and what else the machine does counts for nobody. Ours is timed once more with the rules
that cover each dead one, which no peer tells. Nothing is compiled, so that the first run in a new
process is hardly slower; it is told separately.
"""

import argparse
import gc
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence

import z3
from benchmarks.drawn.policy import policy
from rich.console import Console
from rich.table import Table
from tests.security.algebra import OLD_WIDTHS, Reader
from tests.security.diagrams import Diagrams
from tests.security.smt import Smt

from landbridge.security.dead import dead, idle
from landbridge.security.filter import Filter
from landbridge.security.grid import Grid

RUNS, SECONDS = 2, 3.0
"""At least so many runs, and for so long; the fastest counts: the machine may be busy elsewhere."""
NODES = {"whole": 1 << 24, "expanded": 1 << 25}
"""With which OxiDD is fastest; its cache holds a quarter of that."""
OXIDD_EXPANDED, OXIDD_WHOLE, Z3_WHOLE = 25, 10, 80
"""How many times faster at least."""

Finder = Callable[[Filter], Sequence[int]]
Peers = Mapping[str, tuple[Finder, int]]


def main() -> None:
    """Print the table, and fail where a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules", type=int, default=1_000)
    parser.add_argument("--cold", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    whole, expanded = policy(asked.rules)
    if asked.cold:
        print(_seconds(ours, whole)[0])
        return
    table = Table("policy", "rules", "dead", "by", "seconds", "times ours", "at least")
    missed = [
        *_compared(table, whole, {"OxiDD": (oxidd, OXIDD_WHOLE), "Z3": (solver, Z3_WHOLE)}),
        *_compared(table, expanded, {"OxiDD": (oxidd, OXIDD_EXPANDED)}),
    ]
    Console().print(table)
    print(f"Landbridge, whole, the first run in a new process: {_cold(asked.rules):.2f} s")
    assert not missed, f"less ahead than promised: {', '.join(missed)}"


def _compared(table: Table, filter_: Filter, peers: Peers) -> Iterator[str]:
    """A row for each; told are the peers that come too close."""
    best, found = _best(ours, filter_)
    covered, _ = _best(ours_covered, filter_)
    rows: list[tuple[str, ...]] = [("Landbridge", f"{best:.2f}")]
    rows += [("Landbridge, and what covers them", f"{covered:.2f}")]
    for name, (finder, least) in peers.items():
        seconds, theirs = _best(finder, filter_)
        assert list(theirs) == list(found), f"{name} finds other dead rules"
        rows += [(name, f"{seconds:.2f}", f"{seconds / best:.0f}", str(least))]
        if seconds / best < least:
            yield f"{name}, {filter_.resource}"
    for row in rows:
        table.add_row(filter_.resource, f"{len(filter_.rules):,}", f"{len(found):,}", *row)


def _best(finder: Finder, filter_: Filter) -> tuple[float, Sequence[int]]:
    runs = [_seconds(finder, filter_) for _ in range(RUNS)]
    while sum(seconds for seconds, _ in runs) < SECONDS:
        runs.append(_seconds(finder, filter_))
    return min(runs, key=lambda run: run[0])


def _seconds(finder: Finder, filter_: Filter) -> tuple[float, Sequence[int]]:
    gc.collect()
    begun = time.process_time()
    found = finder(filter_)
    return time.process_time() - begun, found


def ours(filter_: Filter) -> Sequence[int]:
    """The numbers of the dead rules, which is all that the peers find."""
    return list(idle(Grid(filter_)))


def ours_covered(filter_: Filter) -> Sequence[int]:
    """The same, each with the rules that cover it."""
    return [each.number for each in dead(filter_)]


def oxidd(filter_: Filter) -> Sequence[int]:
    """A rule is dead where nothing of it is outside of all rules before it."""
    algebra = Diagrams(OLD_WIDTHS, NODES[filter_.resource], NODES[filter_.resource] // 4)
    reader, covered, found = Reader(algebra), algebra.nothing, []
    for number, rule in enumerate(filter_.rules):
        mine = reader.rule(rule)
        if algebra.empty(algebra.without(mine, covered)):
            found.append(number)
        else:
            covered = algebra.either(covered, mine)
    return found


def solver(filter_: Filter) -> Sequence[int]:
    """A rule is dead where no packet matches it and none of the rules before it."""
    algebra = Smt(OLD_WIDTHS)
    reader, found = Reader(algebra), []
    for number, rule in enumerate(filter_.rules):
        mine = reader.rule(rule)
        if algebra.empty(mine):
            found.append(number)
        algebra.solver.add(z3.Not(mine))
    return found


def _cold(rules: int) -> float:
    command = [sys.executable, __file__, "--cold", "--rules", str(rules)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ourselves
    return float(done.stdout)


if __name__ == "__main__":
    main()
