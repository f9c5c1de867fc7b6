"""How fast all pairs of a large network are decided, from its JSON to the last verdict.

    PYTHONPATH=. python benchmarks/proof.py [--subnets 2000]

The drawn network has a hub with a large firewall and spokes of 50 subnets, each with a security
group and one of three route tables. A sample of pairs is first decided one by one, as `trace` does
it; the answers must be equal.
"""

import argparse
import json
import random
import time

from benchmarks.drawn.network import draw
from rich.console import Console
from rich.table import Table

from landbridge.model.network import Network
from landbridge.network.block import Block, Blocks
from landbridge.network.board import Board
from landbridge.network.proof import Proof

SAMPLE = 200
MOST_SECONDS, MOST_KERNEL_SECONDS = 45.0, 15.0
ASKED = 2000
"""Subnets of the estate for which the seconds are promised."""


def main() -> None:
    """Print the table, and fail where answers differ or a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--subnets", type=int, default=ASKED // 4)
    subnets = parser.parse_args().subnets
    text = json.dumps(draw(subnets, subnets * 5, subnets // 10, 200, subnets * 3 // 2))
    start = time.perf_counter()
    proof = Proof(Network.model_validate(json.loads(text)))
    endpoints = proof.ground.endpoints
    ready = time.perf_counter()
    judged = _judged(proof)
    done = time.perf_counter()
    table = Table("subnets", "classes", "traffic", "pairs", "from JSON", "all pairs", "alike")
    table.add_row(
        f"{subnets:,}",
        f"{len(endpoints):,}",
        f"{proof.ground.traffic.count}",
        f"{len(endpoints) ** 2:,}",
        f"{done - start:.1f} s",
        f"{done - ready:.1f} s",
        f"{judged:,}",
    )
    Console().print(table)
    if subnets >= ASKED:
        assert done - start <= MOST_SECONDS
        assert done - ready <= MOST_KERNEL_SECONDS


def _judged(proof: Proof) -> int:
    """All pairs, of which a sample is compared with what each says by itself."""
    draw_ = random.Random(3)
    compared = 0
    for block in Blocks(proof.judge, Board(proof.ground)):
        for _ in range(SAMPLE):
            compared += _compared(proof, block, draw_)
    return compared


def _compared(proof: Proof, block: Block, draw_: random.Random) -> int:
    endpoints = proof.ground.endpoints
    nth, column = draw_.randrange(len(endpoints)), draw_.randrange(len(endpoints))
    source, destination = endpoints[nth], endpoints[column]
    if not source.same_family(destination):
        return 0
    one = proof.pair(source, destination)
    word, bit = divmod(column, 64)
    both = [
        sum((int(row[word, nth]) >> bit & 1) << number for number, row in enumerate(plane))
        for plane in block[1:]
    ]
    shown = (1 << block.window.stop - block.window.start) - 1
    told = [each >> block.window.start & shown for each in one]
    assert (both[0], both[0] & both[1]) == (told[0], told[0] & told[1])
    return 1


if __name__ == "__main__":
    main()
