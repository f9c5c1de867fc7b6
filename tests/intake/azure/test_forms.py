"""One Azure in all forms in which it can be exported gives one network."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from tests.intake.azure.answers import Folder, Keys, named, nsg, rule, subnet, vnet

from landbridge.intake.draft.noted import bare

GROUPS = [nsg("g", rule("https", 100, "Allow", destinationPortRanges=["443", "8000-8080"]))]
NETWORKS = [
    vnet(
        "a",
        "10.0.0.0/16",
        subnet("s", "10.0.1.0/24", networkSecurityGroup=named("networkSecurityGroups", "g")),
    ),
    vnet("b", "10.1.0.0/16"),
]
ALL = [*NETWORKS, *GROUPS]
HEAD = ("id", "name", "type", "location", "etag", "tenantId", "subscriptionId", "resourceGroup")


def nested(each: Keys) -> Keys:
    """A resource as REST and Resource Graph write it."""
    rest = {key: value for key, value in each.items() if key not in HEAD}
    inner = {
        key: [nested(part) for part in value]
        if isinstance(value, list) and value and isinstance(value[0], dict)
        else value
        for key, value in rest.items()
    }
    return {**{key: each[key] for key in HEAD if key in each}, "properties": inner}


def pascal(value: Any) -> Any:  # noqa: ANN401 - JSON
    """As PowerShell writes it."""
    if isinstance(value, dict):
        return {key[0].upper() + key[1:]: pascal(each) for key, each in value.items()}
    return [pascal(each) for each in value] if isinstance(value, list) else value


def as_table(data: list[Keys]) -> Keys:
    columns = ["id", "name", "type", "location", "properties"]
    rows = [[each.get(key) for key in columns] for each in map(nested, data)]
    return {"data": {"columns": [{"name": key, "type": "string"} for key in columns], "rows": rows}}


FORMS: dict[str, Callable[[list[Keys]], object]] = {
    "az": lambda data: data,
    "REST": lambda data: {"value": [nested(each) for each in data]},
    "Resource Graph": lambda data: {
        "count": len(data),
        "data": [nested(each) for each in data],
        "skip_token": None,
        "total_records": len(data),
    },
    "a table of Resource Graph": as_table,
    "PowerShell": pascal,
    "PowerShell 5": lambda data: {"value": pascal(data), "Count": len(data)},
    "letters in capitals": lambda data: json.loads(
        json.dumps(data).replace("Microsoft.Network", "MICROSOFT.NETWORK")
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_gives_the_same_network(folder: Folder, form: str) -> None:
    folder.takes(ALL)
    assert folder.drafted is not None
    expected = bare(folder.drafted.data)
    folder.takes(FORMS[form](ALL))
    assert bare(folder.drafted.data) == expected
    assert folder.remarks == {}


def test_a_single_resource_is_read(folder: Folder) -> None:
    folder.takes(NETWORKS[1])
    assert [each.name for each in folder.network.virtual_networks] == ["b"]


def test_a_folder_of_files_is_read(folder: Folder) -> None:
    (folder.path / "in").mkdir()
    folder.gives("in/a.json", NETWORKS)
    folder.gives("in/b.json", GROUPS)
    folder.reads(folder.path / "in")
    assert len(folder.network.virtual_networks) == 2
    assert len(folder.network.network_security_groups) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_of_powershell_is_read(folder: Folder, encoding: str) -> None:
    mark = b"" if "utf-16-" not in encoding else "\ufeff".encode(encoding)
    file = folder.path / "a.json"
    file.write_bytes(mark + json.dumps(ALL).encode(encoding))
    folder.reads(file)
    assert len(folder.network.virtual_networks) == 2


def test_parts_that_are_written_apart_belong_to_what_they_stand_in(folder: Folder) -> None:
    home, group = vnet("a", "10.0.0.0/16"), nsg("g")
    parts = [
        {**subnet("s", "10.0.1.0/24"), "id": f"{home['id']}/subnets/s"},
        {**rule("https", 100, "Allow"), "id": f"{group['id']}/securityRules/https"},
    ]
    folder.takes([home], [group], parts)
    assert [each.name for each in folder.network.virtual_networks[0].subnets] == ["s"]
    assert [each.name for each in folder.network.network_security_groups[0].rules] == ["https"]


def test_more_pages_are_told(folder: Folder) -> None:
    folder.takes({"value": NETWORKS, "nextLink": "https://management.azure.com/next"})
    assert "there are more pages than this one" in folder.remarks["$.nextLink"]


def graph(items: list[Keys], total: int, token: str | None) -> Keys:
    return {"count": len(items), "data": items, "skip_token": token, "total_records": total}


def test_pages_of_resource_graph_that_are_all_there_are_not_missed(folder: Folder) -> None:
    first, *rest = map(nested, ALL)
    total = len(ALL)
    folder.takes(graph([first], total, "next"), graph(rest, total, None))
    assert folder.remarks == {}
    folder.takes(graph([first], total + 1, "next"), graph(rest, total + 1, None))
    assert "there are more pages than this one" in folder.remarks["$.skip_token"]


def test_a_page_without_the_last_one_is_told_whatever_it_counts(folder: Folder) -> None:
    folder.takes(graph([*map(nested, ALL)], 1, "next"))
    assert "there are more pages than this one" in folder.remarks["$.skip_token"]


def test_tags_as_powershell_writes_them_say_nothing(folder: Folder) -> None:
    tagged = {**ALL[0], "Tag": {"a": "b"}, "TagsTable": "\nName  Value\na  b\n"}
    folder.takes([tagged, *ALL[1:]])
    assert folder.remarks == {}


def test_a_blank_file_among_others_is_told_and_the_rest_is_read(folder: Folder) -> None:
    blank = folder.path / "nsgs.json"
    blank.write_text(" \n", "utf-8")
    folder.reads(folder.gives("vnets.json", NETWORKS), blank)
    assert len(folder.network.virtual_networks) == len(NETWORKS)
    assert folder.remarks["$"].startswith("the file is empty, as a command leaves it that fails")


def test_a_type_that_is_not_read_is_told_once(folder: Folder) -> None:
    other = [
        {"id": f"/subscriptions/s/resourceGroups/rg/providers/Microsoft.Web/sites/{n}"}
        for n in "ab"
    ]
    folder.takes(ALL, other)
    assert folder.remarks == {"$[0]": "microsoft.web/sites is not read, the first of 2"}


def test_a_property_that_is_not_understood_is_told_with_its_place(folder: Folder) -> None:
    folder.takes([vnet("a", "10.0.0.0/16", subnet("s", "10.0.1.0/24", sorcery=True))])
    assert folder.remarks == {"$[0].subnets[0].sorcery": "`sorcery` is not understood"}


def test_one_resource_in_two_forms_counts_once(folder: Folder) -> None:
    folder.takes(NETWORKS, {"value": [nested(NETWORKS[0])]})
    assert len(folder.network.virtual_networks) == 2
