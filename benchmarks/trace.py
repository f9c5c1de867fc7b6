"""How fast `landbridge trace` answers from a cold start, on a drawn estate of ten networks.

    PYTHONPATH=. python benchmarks/trace.py [--runs 10]

The goal is an answer within a second. Beside it stands an import of numpy and pydantic, without
which nothing is traced. Each figure is the best of its runs: the rest is the machine.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.drawn.network import SPOKE_SUBNETS, draw

NETWORKS, RULES = 10, 100
GOAL = 1.0
ANSWERED = (0, 1, 4)
"""Exit codes that say yes, no or undecided."""
ENDS = ("--from", "spoke-0/subnet-1", "--to", "spoke-8/subnet-449", "--port", "tcp/443")
PEER = ("-c", "import numpy, pydantic")


def main() -> None:
    """Time both in turn, so that a busy moment hits either."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "estate.json"
        path.write_text(json.dumps(_estate()), "utf-8")
        asked = ("-m", "landbridge", "trace", str(path), *ENDS)
        rounds = [(_seconds(asked), _seconds(PEER)) for _ in range(_runs())]
    ours, peer = (min(each) for each in zip(*rounds, strict=True))
    print(f"landbridge trace {ours:.2f} s; its imports alone {peer:.2f} s; ratio {ours / peer:.1f}")
    assert ours <= GOAL, f"the goal is {GOAL:.0f} s"


def _estate() -> dict[str, object]:
    """A hub and nine spokes."""
    subnets = SPOKE_SUBNETS * (NETWORKS - 1)
    network = draw(subnets, subnets, NETWORKS, RULES, RULES)
    return {"name": "ten", "network": network}


def _seconds(command: Sequence[str]) -> float:
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, *command], capture_output=True, check=False)  # noqa: S603 - our own
    assert done.returncode in ANSWERED, done.stderr.decode()
    return time.perf_counter() - begun


def _runs() -> int:
    parser = argparse.ArgumentParser(description="Time a trace.")
    parser.add_argument("--runs", type=int, default=10)
    runs: int = parser.parse_args().runs
    return runs


if __name__ == "__main__":
    main()
