"""A cloud of Generation 2 with its manager."""

import pytest
from tests.emulator.azure import Azure
from tests.emulator.bodies import cloud, network
from tests.emulator.nsx.manager import Nsx, manager


@pytest.fixture
def nsx(azure: Azure, group: str) -> Nsx:
    body = cloud(network(azure, group))
    azure.avs.private_clouds.begin_create_or_update(group, "cloud", body).result()
    return manager(azure, group)
