"""Flow logs of the lake, as they were written before the design: both kinds, three versions.

What passed then is decided by the tables below and by nothing else.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from .chance import chance
from .estate import Estate

FOLDER = "flow-logs"
STARTED = datetime(2026, 10, 5, 8, tzinfo=UTC)
LAKE = ("10.120.0.4", "10.120.0.5", "10.120.0.6")
MAC = "00224871C205"
GROUP_ID = "5d1f3b0e-7c0c-4f0e-9f6c-0d9c5a1e7b42"
SUBSCRIPTION = "00000000-0000-0000-0000-000000000000"
RESOURCES = f"/SUBSCRIPTIONS/{SUBSCRIPTION}/RESOURCEGROUPS/RG-DATA/PROVIDERS/MICROSOFT.NETWORK"
MINUTES = range(0, 60, 5)


class Flow(NamedTuple):
    """What is said again and again: to the lake, on a port, and the rule that let it or not."""

    sources: Sequence[str]
    port: int
    rule: str
    allowed: bool
    each: int
    """Flows every five minutes."""


class Log(NamedTuple):
    """One hour of one network card, written by one kind of log."""

    path: str
    hour: int
    version: int


LOGS = (
    Log("vnet-data", 0, 4),
    Log("vnet-data", 1, 4),
    Log("nsg-lake", 0, 2),
    Log("nsg-lake", 2, 1),
)


def flow_logs(estates: Sequence[Estate]) -> Mapping[str, str]:
    """Each file as text, by its path below the example."""
    flows = _flows(estates)
    return {_path(log): json.dumps({"records": list(_records(log, flows))}) + "\n" for log in LOGS}


def write_flow_logs(folder: Path, estates: Sequence[Estate]) -> Iterator[Path]:
    """Write them, and name the files."""
    for name, text in flow_logs(estates).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        yield path


def _flows(estates: Sequence[Estate]) -> tuple[Flow, ...]:
    app = _addresses(estates, ("shop-app-", "crm-app-", "hr-app-"))
    web = _addresses(estates, ("crm-web-",))
    return (
        Flow(app, 443, "UserRule_from-app", allowed=True, each=9),
        # planted: somebody let one application's web servers in, and the design does not know
        Flow(web[:2], 443, "UserRule_from-crm-web", allowed=True, each=1),
        Flow(("10.60.4.17",), 3389, "DefaultRule_DenyAllInBound", allowed=False, each=1),
        # nobody declares where this one stands
        Flow(("192.168.77.9",), 22, "DefaultRule_DenyAllInBound", allowed=False, each=1),
    )


def _addresses(estates: Sequence[Estate], prefixes: tuple[str, ...]) -> list[str]:
    return [
        nic.addresses[0]
        for estate in estates
        for machine in sorted(estate.machines, key=lambda each: each.name)
        for nic in machine.nics
        if machine.name.startswith(prefixes) and nic.addresses
    ]


def _path(log: Log) -> str:
    at = STARTED + timedelta(hours=log.hour)
    hour = f"y={at:%Y}/m={at:%m}/d={at:%d}/h={at:%H}/m=00"
    return f"{FOLDER}/{log.path}/{hour}/macAddress={MAC}/PT1H.json"


def _records(log: Log, flows: Sequence[Flow]) -> Iterator[dict[str, Any]]:
    for minute in MINUTES:
        at = STARTED + timedelta(hours=log.hour, minutes=minute)
        tuples: dict[str, list[str]] = {}
        for flow in flows:
            tuples.setdefault(flow.rule, []).extend(_tuples(log, flow, at))
        yield _of_network(at, tuples) if log.version == 4 else _of_group(log, at, tuples)


def _tuples(log: Log, flow: Flow, at: datetime) -> Iterator[str]:
    """Each flow as its beginning and its end; what is denied once."""
    draw = chance("flow", log.path, log.hour, flow.rule, flow.port, at.minute)
    for _ in range(flow.each):
        second = draw.randrange(200)
        ends = f"{draw.choice(flow.sources)},{draw.choice(LAKE)},{draw.randrange(49152, 65536)}"
        counted = f"{draw.randrange(8, 40)},{draw.randrange(900, 9000)}"
        answered = f"{draw.randrange(8, 60)},{draw.randrange(4000, 90000)}"
        for state in "BE" if flow.allowed else "D":
            later = at + timedelta(seconds=second + (7 if state == "E" else 0))
            counts = f"{counted},{answered}" if state == "E" else ""
            yield _tuple(log.version, flow, f"{ends},{flow.port}", later, state, counts)


def _tuple(version: int, flow: Flow, ends: str, at: datetime, state: str, counts: str) -> str:
    seconds = int(at.timestamp())
    if version == 4:
        return f"{seconds * 1000},{ends},6,I,{state},NX,{counts or '0,0,0,0'}"
    head = f"{seconds},{ends},T,I,{'A' if flow.allowed else 'D'}"
    if version == 1:
        return head
    return f"{head},{'B' if state == 'D' else state},{counts or ',,,'}"


def _of_network(at: datetime, tuples: Mapping[str, list[str]]) -> dict[str, Any]:
    groups = [{"rule": rule, "flowTuples": lines} for rule, lines in tuples.items()]
    return {
        "time": f"{at + timedelta(minutes=5):%Y-%m-%dT%H:%M:%S}.0000000Z",
        "flowLogVersion": 4,
        "flowLogGUID": "0a6b9c1e-2f43-4d55-8b0e-6f1d2c3b4a59",
        "macAddress": MAC,
        "category": "FlowLogFlowEvent",
        "flowLogResourceID": f"{RESOURCES}/NETWORKWATCHERS/NW/FLOWLOGS/VNET-DATA",
        "targetResourceID": f"{RESOURCES}/VIRTUALNETWORKS/VNET-DATA",
        "operationName": "FlowLogFlowEvent",
        "flowRecords": {"flows": [{"aclID": GROUP_ID, "flowGroups": groups}]},
    }


def _of_group(log: Log, at: datetime, tuples: Mapping[str, list[str]]) -> dict[str, Any]:
    flows = [
        {"rule": rule, "flows": [{"mac": MAC, "flowTuples": lines}]}
        for rule, lines in tuples.items()
    ]
    return {
        "time": f"{at + timedelta(minutes=5):%Y-%m-%dT%H:%M:%S}.0000000Z",
        "systemId": "3c9d1f77-5b6a-4f0d-a5c2-9b8e7d6c5f41",
        "macAddress": MAC,
        "category": "NetworkSecurityGroupFlowEvent",
        "resourceId": f"{RESOURCES}/NETWORKSECURITYGROUPS/NSG-LAKE",
        "operationName": "NetworkSecurityGroupFlowEvents",
        "properties": {"Version": log.version, "flows": flows},
    }
