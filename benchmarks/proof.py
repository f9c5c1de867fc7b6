"""How fast all pairs of a large network are decided, from its file to the last verdict.

    PYTHONPATH=. python benchmarks/proof.py [--subnets 500]

Seconds are those of the processor, of which one core is used; a promise is held at 2,000 subnets.

The drawn network has a hub with a large firewall and spokes of 50 subnets, each with a security
group and one of three route tables. A sample of pairs is decided one by one, as `trace` does it;
the answers must be equal. Then rules of security groups are edited, and only what they name is
proven again.
"""

import json
import random
import resource
import statistics
import time
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.drawn.large import ASKED, large, subnets_asked, tell

from landbridge.intake import read_estate
from landbridge.network.answers.reachability import dead_rules
from landbridge.network.edits.revision import changes
from landbridge.network.estate.assembled import assembled
from landbridge.network.matrix.block import Block, Blocks
from landbridge.network.matrix.sums import Sums
from landbridge.network.proof import Proof

SAMPLE, EDITS = 50, 50
FLIPPED = {"access": "deny"}
MOVED = {"source": ("10.0.0.128/26",)}
PORTED = {"protocol": "tcp", "destination_ports": ("54321",)}
MOST_SECONDS, MOST_KERNEL_SECONDS, MOST_GIGABYTES = 45.0, 15.0, 4.0
MOST_EDIT_SECONDS, MOST_CUT_SECONDS = 0.005, 0.05


def main() -> None:
    """Print the table, and fail where answers differ or a promise is not kept."""
    subnets = subnets_asked(__doc__)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "estate.json"
        drawn = large(subnets)
        path.write_text(json.dumps({"name": "large", "network": drawn}), "utf-8")
        start = time.process_time()
        proof = Proof(assembled(read_estate(path, bare=True)[0]))
    blocks = Blocks(proof.judge, proof.ground)
    kernel, compared, sums, checks = decided(proof, blocks)
    dead = len(list(dead_rules(proof, blocks)))
    took = time.process_time() - start - checks
    flipped, moved, ported = (edited(proof, each) for each in (FLIPPED, MOVED, PORTED))
    gigabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    row = {
        "subnets": f"{subnets:,}",
        "classes": f"{len(proof.ground.endpoints):,}",
        "of traffic": f"{proof.ground.traffic.count}",
        "pairs": f"{sums.pairs:,}",
        "dead rules": f"{dead:,}",
        "from its file": f"{took:.1f} s",
        "all pairs": f"{kernel:.1f} s",
        "memory": f"{gigabytes:.1f} GB",
        "alike": f"{compared:,}",
        "rule edited": f"{flipped * 1000:.1f} ms",
        "new prefix": f"{moved * 1000:.1f} ms",
        "new port": f"{ported * 1000:.1f} ms",
    }
    tell(row)
    if subnets >= ASKED:
        assert took <= MOST_SECONDS
        assert kernel <= MOST_KERNEL_SECONDS
        assert gigabytes <= MOST_GIGABYTES
        assert flipped <= MOST_EDIT_SECONDS
        assert max(moved, ported) <= MOST_CUT_SECONDS


def decided(proof: Proof, blocks: Blocks) -> tuple[float, int, Sums, float]:
    """All pairs, of which a sample is compared with what each says by itself.

    The seconds that all pairs took without their sums, and those that the comparison took.
    """
    draw_, sums, compared, kernel, checks = random.Random(3), Sums(blocks.board), 0, 0.0, 0.0
    clock = time.process_time
    start = clock()
    for block in blocks:
        proven = clock()
        kernel += proven - start
        sums.add(block)
        added = clock()
        compared += sum(_compared(proof, block, draw_) for _ in range(SAMPLE))
        start = clock()
        checks += start - added
    return kernel, compared, sums, checks


def edited(proof: Proof, edit: Mapping[str, object]) -> float:
    """The seconds in which an edit of one rule is proven, as a rule.

    The rule is the first of a group; it leads from one subnet into one that has this group.
    """
    rng = random.Random(5)
    for filter_ in proof.filters():
        proof.ground.compiled(filter_)
    return statistics.median(_seconds(proof, edit, rng) for _ in range(EDITS))


def _seconds(proof: Proof, edit: Mapping[str, object], rng: random.Random) -> float:
    group = rng.choice(proof.network.network_security_groups)
    first, *rest = group.rules
    after = group.model_copy(update={"rules": (first.model_copy(update=dict(edit)), *rest)})
    start = time.process_time()
    list(changes(proof, proof.guards.revised(after)))
    return time.process_time() - start


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
        for plane in (block.allowed, block.denied)
    ]
    shown = (1 << block.window.stop - block.window.start) - 1
    told = [each >> block.window.start & shown for each in one]
    assert (both[0], both[0] & both[1]) == (told[0], told[0] & told[1])
    return 1


if __name__ == "__main__":
    main()
