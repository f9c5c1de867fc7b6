"""How fast the emulator answers: its first answer, a private cloud, gets by id, pages of a list.

    PYTHONPATH=. python benchmarks/emulator.py

What is told on the one connection is compared with what Azure's clients read before it is timed.
Times are of the wall: client and server take turns.
"""

import json
import ssl
from contextlib import ExitStack
from dataclasses import dataclass
from http.client import HTTPSConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

from rich.console import Console
from rich.table import Table
from tests.emulator.azure import Azure, emulated
from tests.emulator.bodies import cloud, network

MOST_START, MOST_CLOUD = 2.0, 2.0  # seconds
LEAST_GETS, LEAST_PAGES = 800.0, 100.0  # a second
RESOURCES, GETS = 10_000, 4_000
GROUP = "group"


@dataclass(frozen=True)
class Kept:
    """One connection that is kept, and a client that costs little beside the server."""

    endpoint: str
    line: HTTPSConnection
    headers: dict[str, str]

    def ask(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401 - any JSON
        sent = None if body is None else json.dumps(body)
        self.line.request(method, path, sent, self.headers)
        answer = self.line.getresponse()
        told = answer.read()
        assert answer.status < 400, told
        return json.loads(told)


def main() -> None:
    with TemporaryDirectory() as folder, ExitStack() as stack:
        began = perf_counter()
        azure = stack.enter_context(emulated(Path(folder)))
        azure.groups.create_or_update(GROUP, {"location": "eastus"})
        start = perf_counter() - began
        kept = _kept(azure)
        made, gets, pages = _cloud(azure), _gets(azure, kept), _pages(azure, kept)
    table = Table("first answer", "private cloud", "gets a second", "pages a second")
    table.add_row(f"{start:.2f} s", f"{made:.2f} s", f"{gets:,.0f}", f"{pages:,.0f}")
    Console().print(table)
    assert start <= MOST_START
    assert made <= MOST_CLOUD
    assert gets >= LEAST_GETS
    assert pages >= LEAST_PAGES


def _kept(azure: Azure) -> Kept:
    at = urlsplit(azure.served.endpoint)
    known = ssl.create_default_context(cafile=azure.served.environment["REQUESTS_CA_BUNDLE"])
    token = azure.credential.get_token(f"{azure.served.endpoint}/.default").token
    assert at.hostname is not None
    return Kept(
        azure.served.endpoint,
        HTTPSConnection(at.hostname, at.port, context=known),
        {"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
    )


def _cloud(azure: Azure) -> float:
    """Seconds until a cloud with its network stands, through azure-mgmt-avs."""
    began = perf_counter()
    body = cloud(network(azure, GROUP))
    found = azure.avs.private_clouds.begin_create_or_update(GROUP, "cloud", body).result()
    taken = perf_counter() - began
    assert found.properties.provisioning_state == "Succeeded"
    assert len(list(azure.network.subnets.list(GROUP, "vnet"))) == 9
    return taken


def _gets(azure: Azure, kept: Kept) -> float:
    """Gets by id a second."""
    path = _at(azure, "Microsoft.AVS/privateClouds/cloud")
    expected = kept.ask("GET", path)
    assert expected["id"] == azure.avs.private_clouds.get(GROUP, "cloud").id
    began = perf_counter()
    for _ in range(GETS):
        assert kept.ask("GET", path) == expected
    return GETS / (perf_counter() - began)


def _pages(azure: Azure, kept: Kept) -> float:
    """Pages a second of a list of ten thousand, each of the size that a client gets unasked."""
    names = [f"group-{number:05}" for number in range(RESOURCES)]
    for name in names:
        kept.ask("PUT", _at(azure, f"Microsoft.Network/ipGroups/{name}"), {"location": "eastus"})
    assert [each.name for each in azure.network.ip_groups.list_by_resource_group(GROUP)] == names
    began = perf_counter()
    told, pages = _listed(kept, _at(azure, "Microsoft.Network/ipGroups"))
    taken = perf_counter() - began
    assert told == names
    return pages / taken


def _listed(kept: Kept, path: str) -> tuple[list[str], int]:
    """The names of a list, and how many pages it had."""
    names: list[str] = []
    pages = 0
    while path:
        page = kept.ask("GET", path)
        names += (each["name"] for each in page["value"])
        pages += 1
        path = page.get("nextLink", "").removeprefix(kept.endpoint)
    return names, pages


def _at(azure: Azure, rest: str) -> str:
    path = f"/subscriptions/{azure.subscription}/resourceGroups/{GROUP}/providers/{rest}"
    return f"{path}?api-version=2025-09-01"


if __name__ == "__main__":
    main()
