"""How fast flow logs are replayed, beside a plain loop over what json.loads gives.

    PYTHONPATH=. python benchmarks/replay.py [--tuples 3000000]

Drawn logs of the drawn network: virtual network flow logs of subnets with security groups, one
record a minute. Both count the tuples, the bytes and what was denied; the counts must be equal.
Seconds are those of the processor, so that a busy machine changes them little; promised are 200,000
tuples a second on one core, and memory that does not grow with the logs.
"""

import argparse
import json
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.drawn.network import draw
from rich.console import Console
from rich.table import Table

from landbridge.intake.flows import FlowLogs
from landbridge.model.network import Network
from landbridge.model.replay import Replay
from landbridge.network.proof import Proof
from landbridge.network.replay import Replayed

SUBNETS, WIDE = 100, 120
PER_TALK = 33
"""Tuples of one connection, as in logs of a month: 12.6 million of 379,000 connections."""
A_RECORD, A_FILE = 2_000, 250_000
STARTED = 1_790_000_000_000
LEAST = 200_000


class Talks(NamedTuple):
    """A group, and what it hears: ends, with a gap for the port of the source."""

    group: str
    heard: Sequence[str]


class Counts(NamedTuple):
    """What both must agree on."""

    tuples: int
    octets: int
    denied: int


def main() -> None:
    """Print the table, and fail where counts differ or a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tuples", type=int, default=3_000_000)
    given = parser.parse_args()
    network = Network.model_validate(
        json.loads(json.dumps(draw(SUBNETS, SUBNETS * 5, SUBNETS // 10, 200, SUBNETS)))
    )
    proof = Proof(network)
    proof.ground.by_class  # noqa: B018 - made before the clock runs, as it does not grow with logs
    with tempfile.TemporaryDirectory() as folder:
        files = list(written(Path(folder), network, given.tuples))
        size = sum(path.stat().st_size for path in files)
        plain, plain_seconds = timed(lambda: looped(files))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        counts, found, seconds = replayed(proof, files)
    assert counts == plain
    assert found.agree + found.disagree + found.undecided + found.unplaced == plain.tuples
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    row = {
        "tuples": f"{plain.tuples:,}",
        "MB": f"{size / 1e6:,.0f}",
        "replay": f"{plain.tuples / seconds:,.0f}/s",
        "plain loop": f"{plain.tuples / plain_seconds:,.0f}/s",
        "ratio": f"{plain_seconds / seconds:.2f}",
        "would change": f"{found.disagree:,}",
        "undecided": f"{found.undecided:,}",
        "memory": f"{megabytes:,.0f} MB (loop {before / 1e3:,.0f})",
    }
    table = Table(*row)
    table.add_row(*row.values())
    Console(width=WIDE).print(table)
    assert plain.tuples / seconds >= LEAST


def written(folder: Path, network: Network, tuples: int) -> Iterator[Path]:
    """The logs: whoever speaks, speaks again and again."""
    rng = random.Random(11)
    talks = list(drawn_talks(rng, network, tuples // PER_TALK))
    for number in range(0, tuples, A_FILE):
        path = folder / f"{number}" / "PT1H.json"
        path.parent.mkdir()
        left = min(A_FILE, tuples - number)
        records = [
            record(rng, rng.choice(talks), STARTED + number + start, min(A_RECORD, left - start))
            for start in range(0, left, A_RECORD)
        ]
        path.write_text(json.dumps({"records": records}), "utf-8")
        yield path


def drawn_talks(rng: random.Random, network: Network, count: int) -> Iterator[Talks]:
    """What machines of guarded subnets hear, subnet by subnet."""
    guarded = [
        (subnet.network_security_group or "", subnet.prefixes[0].rpartition(".")[0])
        for each in network.virtual_networks
        for subnet in each.subnets
        if subnet.network_security_group
    ]
    for group, prefix in guarded:
        heard = [
            f"{rng.choice(guarded)[1]}.{rng.randrange(4, 250)},{prefix}.{rng.randrange(4, 250)},"
            f"{{}},{rng.choice((443, 22, 1433, 53))},{rng.choice((6, 6, 6, 17))},I,"
            f"{rng.choice('CCCD')}"
            for _ in range(max(count // len(guarded), 1))
        ]
        yield Talks(group, heard)


def record(rng: random.Random, talks: Talks, time_: int, count: int) -> Mapping[str, Any]:
    """A record of one subnet."""
    lines = [
        f"{time_ + nth},{rng.choice(talks.heard).format(rng.randrange(1024, 65536))}"
        f",NX,{rng.randrange(1, 99)},{rng.randrange(60, 99999)},0,0"
        for nth in range(count)
    ]
    groups = [{"rule": "UserRule_any", "flowTuples": lines}]
    return {
        "time": "2026-09-21T13:13:20Z",
        "flowLogVersion": 4,
        "category": "FlowLogFlowEvent",
        "flowLogResourceID": "/S",
        "flowRecords": {"flows": [{"aclID": f"/g/{talks.group}", "flowGroups": groups}]},
    }


def looped(files: Sequence[Path]) -> Counts:
    """What anybody would write."""
    tuples = octets = denied = 0
    for path in files:
        for each in json.loads(path.read_text("utf-8"))["records"]:
            for flow in each["flowRecords"]["flows"]:
                for group in flow["flowGroups"]:
                    for line in group["flowTuples"]:
                        fields = line.split(",")
                        tuples += 1
                        octets += int(fields[10] or 0) + int(fields[12] or 0)
                        denied += fields[7] == "D"
    return Counts(tuples, octets, denied)


def replayed(proof: Proof, files: Sequence[Path]) -> tuple[Counts, Replay, float]:
    """Ours, with the seconds from the first byte to the result; the counts come out of batches."""
    counts = Counts(0, 0, 0)
    start = time.process_time()
    replay, flows = Replayed(proof), FlowLogs(files)
    for batch in flows.batches():
        replay.add(batch)
        both = (len(batch), int(batch.octets.sum()), int((~batch.allowed).sum()))
        counts = Counts(*(one + other for one, other in zip(counts, both, strict=True)))
    found = replay.result(flows.files, flows.records, flows.gaps)
    return counts, found, time.process_time() - start


def timed(what: Callable[[], Counts]) -> tuple[Counts, float]:
    """What it gives, and the seconds of the processor that it took."""
    start = time.process_time()
    return what(), time.process_time() - start


if __name__ == "__main__":
    main()
