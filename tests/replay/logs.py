"""Flow logs for tests: records of both kinds, and files that hold them."""

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.network.agree import tags_of

from landbridge.intake.flows import FlowLogs
from landbridge.model.network import Network
from landbridge.model.replay import Replay
from landbridge.network.places import OF_PLATFORM
from landbridge.network.proof import Proof
from landbridge.network.replay import Replayed

SECONDS = 1_790_000_000
LETTERS = {6: "T", 17: "U"}
Record = Mapping[str, Any]


def line(
    source: str, destination: str, port: int, *, allowed: bool = True, inbound: bool = True,
    protocol: int = 6, at: int = SECONDS, counts: str = "1,100,0,0", source_port: int = 40000,
    version: int = 2,
) -> str:  # fmt: skip
    """A tuple of version 1, 2 or 4; version 4 counts in milliseconds."""
    side = "I" if inbound else "O"
    ends = f"{source},{destination},{source_port},{port}"
    if version == 4:
        state = "C" if allowed else "D"
        return f"{at * 1000},{ends},{protocol},{side},{state},NX,{counts}"
    head = f"{at},{ends},{LETTERS[protocol]},{side},{'A' if allowed else 'D'}"
    return head if version == 1 else f"{head},C,{counts}"


def of_group(group: str, rule: str, *lines: object, version: int = 2) -> Record:
    """A record of a network security group flow log."""
    return {
        "time": "2026-09-21T13:13:20Z", "systemId": "s", "macAddress": "0022",
        "category": "NetworkSecurityGroupFlowEvent",
        "resourceId": f"/SUBSCRIPTIONS/S/PROVIDERS/MICROSOFT.NETWORK/NETWORKSECURITYGROUPS/{group}",
        "operationName": "NetworkSecurityGroupFlowEvents",
        "properties": {"Version": version, "flows": [
            {"rule": rule, "flows": [{"mac": "0022", "flowTuples": list(lines)}]}]},
    }  # fmt: skip


def of_network(acl: str, rule: str, *lines: object) -> Record:
    """A record of a virtual network flow log."""
    return {
        "time": "2026-09-21T13:13:20Z", "flowLogVersion": 4, "flowLogGUID": "g",
        "macAddress": "0022", "category": "FlowLogFlowEvent", "operationName": "FlowLogFlowEvent",
        "flowLogResourceID": "/S/FLOWLOGS/L", "targetResourceID": "/s/virtualNetworks/v",
        "flowRecords": {"flows": [
            {"aclID": acl, "flowGroups": [{"rule": rule, "flowTuples": list(lines)}]}]},
    }  # fmt: skip


def written(path: Path, records: Iterable[Record], *, form: str = "list") -> Path:
    """A file of records: in a `list` under `records`, as JSON `lines`, or `packed`."""
    listed = list(records)
    text = json.dumps({"records": listed})
    if form == "lines":
        text = "".join(json.dumps(each) + "\n" for each in listed)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode()) if form == "packed" else text.encode())
    return path


def replayed(
    network: Network, logs: Sequence[Path], tags: Mapping[str, Sequence[str]] | None = None
) -> Replay:
    """These logs against a network."""
    found = Replayed(Proof(network, tags_of(tags), OF_PLATFORM))
    flows = FlowLogs(logs)
    for batch in flows.batches():
        found.add(batch)
    return found.result(flows.files, flows.records, flows.gaps)
