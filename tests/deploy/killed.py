"""A deployment in a process of its own, which kills itself at the nth thing that it tells.

    python -m tests.deploy.killed EMULATOR STATE WORKS TREE N

`TREE` is a file with what NSX shall hold, its tier-1 gateway called `@tier-1`. Exit 9 where it
killed itself, 0 where it came to its end.
"""

import json
import os
import sys
from pathlib import Path

from landbridge.clients.arm import Arm, emulator
from landbridge.deploy.deployment import Deployment
from landbridge.deploy.merged import Body
from landbridge.deploy.work import Kind, Stage, Work
from landbridge.render.nsx import Standing

KILLED = 9
TIER = "@tier-1"


def main(folder: Path, state: Path, works: Path, tree: Path, last: int) -> None:
    """Applies the works of a file."""
    left = last

    def tell(name: str, what: str) -> None:
        nonlocal left
        left -= 1
        if not left:
            os._exit(KILLED)  # as abruptly as a kill: nothing is flushed, closed or caught

    def wanted(standing: Standing) -> Body:
        there = standing.gateways["tier-1"].rpartition("/")[2]
        text = tree.read_text("utf-8").replace(TIER, there)
        found: Body = json.loads(text)
        return found

    with Arm(emulator(folder)) as arm:
        Deployment(read(works), arm, state, wanted).apply(tell)


def read(path: Path) -> list[Work]:
    """The works of a file."""
    return [
        Work(**{**each, "kind": Kind(each["kind"]), "stage": Stage(each["stage"])})
        for each in json.loads(path.read_text("utf-8"))
    ]


if __name__ == "__main__":
    main(
        Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4]), int(sys.argv[5])
    )
