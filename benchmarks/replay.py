"""How fast flow logs are replayed, beside a plain loop over what json.loads gives.

    PYTHONPATH=. python benchmarks/replay.py [--tuples 3000000]

Drawn logs of the drawn network: virtual network flow logs of subnets with security groups, one
record a minute, every other file packed with gzip. First those of machines that speak again and
again, then those of scans from the Internet, where hardly a connection occurs twice. Both count the
tuples, the bytes and what was denied; the counts must be equal. Seconds are those of the processor,
so that a busy machine changes them little; promised are 200,000 tuples a second on one core, and
memory that does not grow with the logs: the whole may take hardly more than its first half.
"""

import argparse
import gzip
import json
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.drawn.large import tell
from benchmarks.drawn.network import draw

from landbridge.intake.flows import FlowLogs
from landbridge.model.network import Network
from landbridge.model.replay import Replay
from landbridge.network.proof import Proof
from landbridge.network.replay import Replayed

SUBNETS = 100
PER_TALK = 33
"""Tuples of one connection, as in logs of a month: 12.6 million of 379,000 connections."""
A_RECORD, A_FILE = 2_000, 250_000
STARTED = 1_790_000_000_000
LEAST, GROWN = 200_000, 1.15


class Counts(NamedTuple):
    """What both must agree on."""

    tuples: int
    octets: int
    denied: int


class Hearer(NamedTuple):
    """A subnet: its group, the first numbers of its addresses, and lines that it hears for ever."""

    group: str
    prefix: str
    heard: Sequence[str]


Line = Callable[[random.Random, Hearer], str]
"""Draws a line from a source on, with a gap for the port of the source."""


def main() -> None:
    """Print the table, and fail where counts differ or a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tuples", type=int, default=3_000_000)
    tuples = parser.parse_args().tuples
    network = Network.model_validate(
        json.loads(json.dumps(draw(SUBNETS, SUBNETS * 5, SUBNETS // 10, 200, SUBNETS)))
    )
    proof = Proof(network)
    proof.ground.by_class  # noqa: B018 - made before the clock runs, as it does not grow with logs
    rows = [measured(name, proof, tuples) for name in LOGS]
    tell(*rows)


def measured(name: str, proof: Proof, tuples: int) -> Mapping[str, str]:
    """A row of the table. Raises AssertionError."""
    with tempfile.TemporaryDirectory() as folder:
        files = list(written(Path(folder), proof.network, tuples, LOGS[name]))
        size = sum(path.stat().st_size for path in files)
        plain, plain_seconds = timed(lambda: looped(files))
        replayed(proof, files[: len(files) // 2])
        before = megabytes()
        counts, found, seconds = replayed(proof, files)
    assert counts == plain
    assert found.agree + found.disagree + found.undecided + found.unplaced == plain.tuples
    assert plain.tuples / seconds >= LEAST
    assert len(files) == 1 or megabytes() <= before * GROWN
    return {
        "logs": name,
        "tuples": f"{plain.tuples:,}",
        "MB": f"{size / 1e6:,.0f}",
        "replay": f"{plain.tuples / seconds:,.0f}/s",
        "plain loop": f"{plain.tuples / plain_seconds:,.0f}/s",
        "ratio": f"{plain_seconds / seconds:.2f}",
        "would change": f"{found.disagree:,}",
        "undecided": f"{found.undecided:,}",
        "memory": f"{megabytes():,.0f} MB (half of it {before:,.0f})",
    }


def megabytes() -> float:
    """The most memory that was ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def written(folder: Path, network: Network, tuples: int, line: Line) -> Iterator[Path]:
    """The logs, every other file packed."""
    rng = random.Random(11)
    hearers = list(drawn_hearers(rng, network, tuples // PER_TALK))
    for number, first in enumerate(range(0, tuples, A_FILE)):
        left = min(A_FILE, tuples - first)
        records = [
            record(rng, rng.choice(hearers), STARTED + first + start, range(start, left), line)
            for start in range(0, left, A_RECORD)
        ]
        text = json.dumps({"records": records}).encode()
        path = folder / f"{number}" / ("PT1H.json.gz" if number % 2 else "PT1H.json")
        path.parent.mkdir()
        path.write_bytes(gzip.compress(text, 1) if number % 2 else text)
        yield path


def drawn_hearers(rng: random.Random, network: Network, talks: int) -> Iterator[Hearer]:
    """Guarded subnets with what their machines hear."""
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
            for _ in range(max(talks // len(guarded), 1))
        ]
        yield Hearer(group, prefix, heard)


def talk(rng: random.Random, hearer: Hearer) -> str:
    """Somebody speaks again."""
    return rng.choice(hearer.heard)


def probe(rng: random.Random, hearer: Hearer) -> str:
    """Somebody from anywhere tries any machine by any port."""
    source = ".".join(str(rng.randrange(*each)) for each in ((20, 100), *[(0, 256)] * 3))
    machine = f"{hearer.prefix}.{rng.randrange(4, 250)}"
    return f"{source},{machine},{{}},{rng.randrange(65536)},6,I,D"


LOGS: Mapping[str, Line] = {"of talks": talk, "of scans": probe}


def record(
    rng: random.Random, hearer: Hearer, time_: int, left: range, line: Line
) -> Mapping[str, Any]:
    """A record of one subnet."""
    lines = [
        f"{time_ + nth},{line(rng, hearer).format(rng.randrange(1024, 65536))}"
        f",NX,{rng.randrange(1, 99)},{rng.randrange(60, 99999)},0,0"
        for nth in range(min(A_RECORD, len(left)))
    ]
    groups = [{"rule": "UserRule_any", "flowTuples": lines}]
    return {
        "time": "2026-09-21T13:13:20Z",
        "flowLogVersion": 4,
        "category": "FlowLogFlowEvent",
        "flowLogResourceID": "/S",
        "flowRecords": {"flows": [{"aclID": f"/g/{hearer.group}", "flowGroups": groups}]},
    }


def looped(files: Sequence[Path]) -> Counts:
    """What anybody would write."""
    tuples = octets = denied = 0
    for path in files:
        data = path.read_bytes()
        text = gzip.decompress(data) if path.suffix == ".gz" else data
        for each in json.loads(text)["records"]:
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
