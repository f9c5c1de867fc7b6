"""The activity log, which tells what was asked of the emulator, through azure-mgmt-monitor."""

from datetime import UTC, datetime, timedelta

import pytest
from azure.core.exceptions import HttpResponseError
from tests.emulator.azure import Azure, Client
from tests.emulator.bodies import cloud, network
from tests.emulator.monitor import monitor


def since(more: str = "") -> str:
    hour_ago = datetime.now(UTC) - timedelta(hours=1)
    return f"eventTimestamp ge '{hour_ago.isoformat()}'" + (f" and {more}" if more else "")


def told(client: Client, asked: str) -> list[tuple[str, str]]:
    found = client.activity_logs.list(asked)
    return [(each.operation_name.value, each.status.value) for each in found]


def test_published_what_was_changed_is_told_the_newest_first(azure: Azure, group: str) -> None:
    vnet = network(azure, group)
    azure.ask("PUT", f"{vnet}/subnets/s", json={"properties": {"addressPrefix": "nowhere"}})
    with monitor(azure) as client:
        found = told(client, since(f"resourceGroupName eq '{group}'"))
        assert found[-1] == ("Microsoft.Resources/resourceGroups/write", "Succeeded")
        assert found[0] == ("Microsoft.Network/virtualNetworks/subnets/write", "Failed")
        own = told(client, since(f"resourceUri eq '{vnet}'"))
        assert {name for name, _ in own} == {"Microsoft.Network/virtualNetworks/write"}
        assert told(client, since("resourceProvider eq 'Microsoft.Nothing'")) == []
        short = client.activity_logs.list(since(), select="status")
        assert all(each.operation_name is None for each in short)


def test_inferred_work_is_accepted_and_comes_to_its_end(azure: Azure, group: str) -> None:
    body = cloud(network(azure, group))
    made = azure.avs.private_clouds.begin_create_or_update(group, "cloud", body).result()
    with monitor(azure) as client:
        found = told(client, since(f"resourceUri eq '{made.id}'"))
    write = "Microsoft.AVS/privateClouds/write"
    assert found == [(write, "Succeeded"), (write, "Accepted")]


@pytest.mark.parametrize(
    "asked",
    [
        "eventTimestamp le '2026-01-01T00:00:00Z'",
        "eventTimestamp ge 'today'",
        since("correlationId eq 'x'"),
        since("resourceGroupName eq 'a' and resourceUri eq 'b'"),
        since("level eq 'Error'"),
        "everything",
        " ",
    ],
    ids=["no-start", "no-time", "correlation", "two", "level", "no-filter", "blank"],
)
def test_published_other_patterns_of_a_filter_are_refused(azure: Azure, asked: str) -> None:
    with monitor(azure) as client, pytest.raises(HttpResponseError) as caught:
        list(client.activity_logs.list(asked))
    assert caught.value.status_code == 400
    assert "is not understood: write eventTimestamp ge" in str(caught.value)
