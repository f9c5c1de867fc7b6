"""Azure's clients that wait without blocking: they are told the same as the others."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, NamedTuple

import pytest
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError
from azure.identity.aio import ClientSecretCredential
from azure.mgmt.avs.aio import AVSClient
from azure.mgmt.network.aio import NetworkManagementClient
from tests.emulator.azure import Azure
from tests.emulator.bodies import cloud

SPACE = {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}}
Client = Any  # as in tests.emulator.azure


class Waiting(NamedTuple):
    """The clients, unmodified, with the environment that the emulator writes."""

    avs: Client
    network: Client


@asynccontextmanager
async def waiting(azure: Azure) -> AsyncIterator[Waiting]:
    told = azure.served.environment
    verify = {"connection_verify": told["REQUESTS_CA_BUNDLE"]}
    async with AsyncExitStack() as stack:
        credential = await stack.enter_async_context(
            ClientSecretCredential(
                told["AZURE_TENANT_ID"],
                told["AZURE_CLIENT_ID"],
                told["AZURE_CLIENT_SECRET"],
                authority=azure.served.endpoint,
                disable_instance_discovery=True,
                **verify,
            )
        )

        async def client(kind: Client) -> Client:
            found = kind(
                credential,
                azure.subscription,
                base_url=azure.served.endpoint,
                credential_scopes=[f"{azure.served.endpoint}/.default"],
                **verify,
            )
            return await stack.enter_async_context(found)

        yield Waiting(await client(AVSClient), await client(NetworkManagementClient))


def test_a_cloud_is_made_listed_and_deleted_without_blocking(azure: Azure, group: str) -> None:
    async def made() -> None:
        async with waiting(azure) as clients:
            networks, clouds = clients.network.virtual_networks, clients.avs.private_clouds
            body = {"location": "eastus", "properties": SPACE}
            vnet = await (await networks.begin_create_or_update(group, "vnet", body)).result()
            polled = await clouds.begin_create_or_update(group, "cloud", cloud(vnet.id))
            found = await polled.result()
            assert found.properties.provisioning_state == "Succeeded"
            assert [each.name async for each in clouds.list(group)] == ["cloud"]
            hosts = clients.avs.hosts.list(group, "cloud", "Cluster-1")
            assert len([each async for each in hosts]) == 3
            await (await clouds.begin_delete(group, "cloud")).result()
            with pytest.raises(ResourceNotFoundError):
                await clouds.get(group, "cloud")

    asyncio.run(made())


def test_refusals_come_to_clients_that_do_not_block_as_to_the_others(
    azure: Azure, group: str
) -> None:
    async def refused() -> None:
        async with waiting(azure) as clients:
            body = cloud(f"/subscriptions/{azure.subscription}/resourceGroups/{group}/x")
            with pytest.raises(HttpResponseError) as caught:
                await clients.avs.private_clouds.begin_create_or_update(group, "cloud", body)
        assert caught.value.error is not None
        assert caught.value.status_code == 400

    asyncio.run(refused())


def test_many_networks_are_made_at_the_same_time(azure: Azure, group: str) -> None:
    async def made() -> list[str]:
        async with waiting(azure) as clients:
            networks = clients.network.virtual_networks

            async def one(number: int) -> str:
                body = {"location": "eastus", "properties": SPACE}
                polled = await networks.begin_create_or_update(group, f"vnet-{number:02}", body)
                return str((await polled.result()).name)

            names = await asyncio.gather(*(one(number) for number in range(20)))
            listed = [each.name async for each in networks.list(group)]
            assert sorted(names) == listed
            return listed

    assert asyncio.run(made()) == [f"vnet-{number:02}" for number in range(20)]
