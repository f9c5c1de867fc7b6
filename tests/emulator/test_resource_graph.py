"""Questions to Azure Resource Graph, through azure-mgmt-resourcegraph."""

from collections.abc import Iterator
from typing import Any

import pytest
from azure.core.exceptions import HttpResponseError
from azure.mgmt.resourcegraph import ResourceGraphClient
from tests.emulator.azure import Azure, Client
from tests.emulator.bodies import network
from tests.emulator.monitor import at

GROUP = "graph"


@pytest.fixture(scope="module")
def client(azure: Azure) -> Iterator[Client]:
    """A client, and three security groups and a network to ask about."""
    azure.groups.create_or_update(GROUP, {"location": "eastus"})
    network(azure, GROUP)
    for number, stage in enumerate(("prod", "test", "prod")):
        body = {"location": "eastus", "tags": {"stage": stage}, "properties": {}}
        groups = azure.network.network_security_groups
        groups.begin_create_or_update(GROUP, f"nsg-{number}", body).result()
    how = at(azure)
    with ResourceGraphClient(azure.credential, **how) as found:
        yield found
    azure.groups.begin_delete(GROUP).result()


def ask(client: Client, query: str, **options: object) -> Any:  # noqa: ANN401 - a page
    return client.resources({"query": query, "options": options})


def rows(client: Client, query: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask(client, query).data
    return found


HERE = f"Resources | where resourceGroup == '{GROUP}'"
NSGS = f"{HERE} | where type =~ 'Microsoft.Network/networkSecurityGroups'"
NAMES = "| order by name asc | project name"

ANSWERS = {
    f"{NSGS} {NAMES}": ["nsg-0", "nsg-1", "nsg-2"],
    f"{NSGS} | order by name | limit 1 | project name": ["nsg-2"],
    f"{NSGS} and tags.stage == 'prod' {NAMES}": ["nsg-0", "nsg-2"],
    f"{NSGS} | where tags['stage'] != 'prod' {NAMES}": ["nsg-1"],
    f"{HERE} | where name in~ ('NSG-1', 'vnet') {NAMES}": ["nsg-1", "vnet"],
    f"{HERE} | where name !in ('nsg-1', 'vnet') {NAMES}": ["nsg-0", "nsg-2"],
    f"{HERE} | where name startswith 'NSG' and not(name endswith '1') {NAMES}": ["nsg-0", "nsg-2"],
    f"{HERE} | where name == 'vnet' or (tags has 'test' and isnotempty(id)) {NAMES}": [
        "nsg-1",
        "vnet",
    ],
    f"{HERE} | where type contains 'virtual' // a remark\n{NAMES}": ["vnet"],
    f"{HERE} | where properties.addressSpace.addressPrefixes[0] == '10.0.0.0/16' {NAMES}": ["vnet"],
    f"{HERE} | where array_length(properties.subnets) > 0 {NAMES}": [],
    f'{HERE} | where tolower(location) == "eastus" | take 1 | project name': ["nsg-0"],
}


@pytest.mark.parametrize("query", ANSWERS)
def test_published_resources_are_found_by_what_they_are(client: Client, query: str) -> None:
    assert [row["name"] for row in rows(client, query)] == ANSWERS[query]


def test_published_columns_are_chosen_named_and_counted(client: Client) -> None:
    (one,) = rows(
        client, f"{NSGS} | where name =~ 'NSG-0' | project name, place = location, tags.stage"
    )
    assert one == {"name": "nsg-0", "place": "eastus", "tags_stage": "prod"}
    (counted,) = rows(client, f"{NSGS} | count")
    assert counted == {"Count": 3}
    found = rows(client, f"{NSGS} | summarize n = count() by tags.stage | order by n desc")
    assert found == [{"tags_stage": "prod", "n": 2}, {"tags_stage": "test", "n": 1}]
    stages = rows(client, f"{NSGS} | extend s = toupper(tags.stage) | distinct s | sort by s asc")
    assert stages == [{"s": "PROD"}, {"s": "TEST"}]


def test_published_a_resource_is_told_with_its_type_in_small_letters(
    azure: Azure, client: Client
) -> None:
    (one,) = rows(client, f"{HERE} | where name == 'vnet'")
    assert one["type"] == "microsoft.network/virtualnetworks"
    assert (one["resourceGroup"], one["subscriptionId"]) == (GROUP, azure.subscription)
    containers = f"ResourceContainers | where name == '{GROUP}' | project type"
    assert rows(client, containers) == [
        {"type": "microsoft.resources/subscriptions/resourcegroups"}
    ]


def test_published_long_answers_come_in_pages(client: Client) -> None:
    query = f"{NSGS} | project id, name | order by name asc"
    first = ask(client, query, top=2)
    assert (first.count, first.total_records, first.result_truncated) == (2, 3, "false")
    second = ask(client, query, top=2, skip_token=first.skip_token)
    assert [row["name"] for row in second.data] == ["nsg-2"]
    assert second.skip_token is None
    cut = ask(client, f"{NSGS} | project name", top=2)
    assert (cut.result_truncated, cut.skip_token) == ("true", None)
    table = ask(client, query, top=1, result_format="table").data
    assert [column["name"] for column in table["columns"]] == ["id", "name"]
    assert table["rows"][0][1] == "nsg-0"


def test_other_subscriptions_have_nothing(client: Client) -> None:
    asked = {"query": "Resources", "subscriptions": ["11111111-1111-4111-8111-111111111111"]}
    assert client.resources(asked).data == []


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "a name was expected, and 'the end' was found"),
        ("Advice", "there is no table 'advice'"),
        ("Resources | join kind=inner (Resources) on id", "there is no operator 'join'"),
        ("Resources | where colour == 'red'", "there is no column 'colour'"),
        ("Resources | project name | where location == 'x'", "there is no column 'location'"),
        ("Resources | project tolower(name)", "a computed column needs a name"),
        ("Resources | where tags matches regex 'a'", "'|' was expected, and 'matches' was found"),
        ("Resources | extend a = ago(1)", "there is no function 'ago'"),
        ("Resources | summarize max(name)", "'max' cannot be summarised"),
        ("Resources | limit 1.5", "1.5 is no whole number"),
        ("Resources where name == 'x'", "'|' was expected, and 'where' was found"),
        ("Resources | where name == 'x", "is no word"),
        (f"Resources | where {'(' * 60}name == 'x'{')' * 60}", "more than 50 brackets"),
        (f"Resources | where {'tolower(' * 60}name{')' * 60} == 'x'", "more than 50 brackets"),
        (f"Resources | where {'not(' * 60}name == 'x'{')' * 60}", "more than 50 brackets"),
    ],
)
def test_what_is_not_understood_is_told_with_what_is(client: Client, query: str, said: str) -> None:
    with pytest.raises(HttpResponseError) as caught:
        ask(client, query)
    assert (caught.value.status_code, caught.value.error.code) == (400, "BadRequest")  # type: ignore[union-attr] # there is one
    assert said in str(caught.value)
    assert "The emulator understands Resources" in str(caught.value)


@pytest.mark.parametrize(
    "told",
    [
        {"managementGroups": ["root"]},
        {"facets": [{"expression": "location"}]},
        {"options": {"$top": 0}},
        {"options": {"$top": 1001}},
        {"options": {"$skip": -1}},
        {"options": {"$skipToken": "x"}},
        {"options": []},
        {"options": "x"},
        {"subscriptions": "all"},
        {"query": {"a": 1}},
    ],
)
def test_options_that_are_not_had_are_refused(
    azure: Azure, client: Client, told: dict[str, object]
) -> None:
    body = {"query": "Resources", **told}
    answer = azure.ask("POST", "/providers/Microsoft.ResourceGraph/resources", json=body)
    fine = told == {"options": []}
    assert answer.status_code == (200 if fine else 400)
    assert fine or answer.json()["error"]["code"] == "BadRequest"
