"""How fast `landbridge --help` answers, beside an import of typer alone.

    python benchmarks/startup.py [--runs 20]

The goal is an answer within 300 ms. Each figure is the best of its runs: the rest is the machine.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence

GOAL_MS = 300
COMMANDS: Mapping[str, Sequence[str]] = {
    "python -c pass": ("-c", "pass"),
    "python -c 'import typer'": ("-c", "import typer"),
    "landbridge --help": ("-m", "landbridge", "--help"),
    "landbridge plan --help": ("-m", "landbridge", "plan", "--help"),
    "landbridge facts ID": ("-m", "landbridge", "facts", "host.av64-gen2.cores"),
}
OURS, PEER = "landbridge --help", "python -c 'import typer'"


def main() -> None:
    """Time each command in turn, so that a busy moment hits all of them."""
    runs = _runs_asked_for()
    rounds = [{name: _seconds(rest) for name, rest in COMMANDS.items()} for _ in range(runs)]
    best = {name: 1000 * min(one[name] for one in rounds) for name in COMMANDS}
    for name, milliseconds in best.items():
        print(f"{name:26} {milliseconds:6.0f} ms")
    print(f"ours to peer: {best[OURS] / best[PEER]:.2f}; {_verdict(best[OURS])}")


def _verdict(milliseconds: float) -> str:
    return f"goal of {GOAL_MS} ms {'met' if milliseconds <= GOAL_MS else 'missed'}"


def _seconds(command: Sequence[str]) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, *command], capture_output=True, check=True)  # noqa: S603 - our own
    return time.perf_counter() - begun


def _runs_asked_for() -> int:
    parser = argparse.ArgumentParser(description="Time the start of Landbridge.")
    parser.add_argument("--runs", type=int, default=20)
    runs: int = parser.parse_args().runs
    return runs


if __name__ == "__main__":
    main()
