"""One emulator for a whole run; each test has a resource group of its own."""

from collections.abc import Iterator
from itertools import count

import pytest
from tests.emulator.azure import Azure, emulated
from tests.emulator.controlled import control
from tests.emulator.estate import Clouds, built

NUMBERS = count(1)


@pytest.fixture(scope="session")
def azure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Azure]:
    with emulated(tmp_path_factory.mktemp("emulator")) as found:
        yield found


@pytest.fixture
def group(azure: Azure) -> Iterator[str]:
    """A resource group; what is in it goes when the test is over."""
    name = f"rg-{next(NUMBERS)}"
    azure.groups.create_or_update(name, {"location": "eastus"})
    yield name
    for cloud in azure.avs.private_clouds.list(name):
        azure.avs.private_clouds.begin_delete(name, str(cloud.name)).result()
    for circuit in azure.network.express_route_circuits.list(name):
        _let_go(azure, str(circuit.id))
    azure.groups.begin_delete(name).result()


def _let_go(azure: Azure, circuit: str) -> None:
    """The provider of a circuit gives it up: until then it keeps its group."""
    body = azure.ask("GET", circuit).json()
    body["properties"]["serviceProviderProvisioningState"] = "NotProvisioned"
    assert azure.ask("PUT", circuit, json=body).status_code == 200


@pytest.fixture(scope="module")
def both(azure: Azure) -> Iterator[Clouds]:
    """A private cloud of each generation, for the tests of one file."""
    control(azure, "PUT", "/snapshots/before-both")
    found = built(azure)
    control(azure, "PUT", "/snapshots/both")
    yield found
    control(azure, "POST", "/snapshots/before-both/restore")


@pytest.fixture
def clouds(azure: Azure, both: Clouds) -> Iterator[Clouds]:
    """The same, as they were when they were made; what a test does to them is undone."""
    yield both
    control(azure, "POST", "/snapshots/both/restore")
