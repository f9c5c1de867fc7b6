"""A cloud on the emulator, and the client of its manager."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.emulator.azure import Azure
from tests.emulator.bodies import cloud, network
from tests.emulator.conftest import azure, group
from tests.emulator.nsx.manager import manager

from landbridge.clients.nsx import Access, Nsx
from landbridge.clients.patience import Patience

__all__ = ["azure", "group"]
QUICK = Patience(backoff=0)


@pytest.fixture
def access(azure: Azure, group: str) -> Access:
    body = cloud(network(azure, group))
    azure.avs.private_clouds.begin_create_or_update(group, "cloud", body).result()
    found = manager(azure, group)
    authority = Path(azure.served.environment["REQUESTS_CA_BUNDLE"])
    return Access(found.endpoint, *found.login, authority)


@pytest.fixture
def nsx(access: Access) -> Iterator[Nsx]:
    with Nsx(access, QUICK) as found:
        yield found
