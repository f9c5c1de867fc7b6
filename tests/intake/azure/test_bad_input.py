"""What is no export of Azure, or contradicts itself, is refused with file and JSON path."""

import json
from pathlib import Path

import pytest
from tests.intake.azure.answers import Folder, Keys, nsg, route, rule, subnet, table, vnet

from landbridge.errors import InputError

GOOD = json.dumps([vnet("a", "10.0.0.0/16")], indent=1)


SCHEMA = "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#"
PARAMETERS = f'{{"$schema": "{SCHEMA}", "contentVersion": "1.0.0.0", "parameters": {{}}}}'


def refused(folder: Folder, text: str) -> str:
    file = folder.path / "a.json"
    file.write_text(text, "utf-8")
    with pytest.raises(InputError) as error:
        folder.reads(file)
    assert not folder.out.exists()
    return str(error.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file is empty"),
        ('{"a": 1}\n{"a": 2}\n', "this is JSON lines, one document on each line"),
        (GOOD[: len(GOOD) // 2], "the JSON ends in the middle: the file is truncated"),
        (GOOD.replace(":", "=", 1), "this is no JSON"),
        ("Name    Location\nvnet    westeurope\n", "this is no JSON"),
        ("[]", "the list is empty"),
        ('{"value": []}', "the list is empty"),
        ('{"value": [], "nextLink": "https://more.example"}', "the list is empty"),
        ('{"data": [], "count": 0}', "the list is empty"),
        ("ERROR: (AuthorizationFailed) no\n", "what a command said, not with what it answered"),
        (f"WARNING: preview\n{GOOD}", "without standard error"),
        (PARAMETERS, "this is a file of parameters, and no template"),
        ("3", "this is a single value, not a list"),
        ("[3]", "an object was expected: a resource of Azure"),
        ('[{"name": "a"}]', "this is no resource of Azure: it has no id"),
        ('{"error": {"code": "AuthorizationFailed"}}', "Azure answered: AuthorizationFailed"),
        ('{"domains": [{}], "services": []}', "a dump of NSX"),
        ('{"records": [{"category": "FlowLogFlowEvent"}]}', "a flow log"),
        ('{"values": [{"name": "Storage"}], "changeNumber": 1}', "a list of service tags"),
        ('{"resources": [{}]}', "a template without its $schema"),
        ('{"terraform_version": "1.9"}', "a state of Terraform"),
        (
            '{"data": {"columns": [{"name": "id"}], "rows": [[1, 2]]}}',
            "a row with a value for each",
        ),
    ],
)
def test_a_file_that_is_no_export_is_told_by_what_it_is(
    folder: Folder, text: str, said: str
) -> None:
    told = refused(folder, text)
    assert said in told
    assert told.startswith(str(folder.path / "a.json"))


GROUP = {**nsg("g"), "securityRules": "[]"}


@pytest.mark.parametrize(
    ("data", "place", "said"),
    [
        (
            vnet("a", "10.0.0.0/33"),
            "$[0].addressSpace.addressPrefixes",
            "`10.0.0.0/33` is no address",
        ),
        (vnet("a", "10.0.0.0/16", subnet("s", "x")), "$[0].subnets[0].addressPrefix", "`x` is no"),
        (nsg("g", rule("r", 100, "Perhaps")), "$[0].securityRules[0].access", "Allow or Deny"),
        (
            nsg("g", rule("r", 100, "Allow", direction="Up")),
            "$[0].securityRules[0].direction",
            "Inbound or Outbound",
        ),
        (
            nsg("g", rule("r", 100, "Allow", destinationPortRange="443-80")),
            "$[0].securityRules[0].destinationPortRange",
            "`443-80` is no port or range of ports",
        ),
        (
            nsg("g", rule("r", 100, "Allow", sourceAddressPrefix="10.0.0.300")),
            "$[0].securityRules[0].source",
            "`10.0.0.300` is no address, prefix, range or tag",
        ),
        (GROUP, "$[0].securityRules", "a list was expected, and this is a text"),
        (
            table("t", route("10.0.0.0/8", "Moon")),
            "$[0].routes[0].nextHopType",
            "a kind of next hop",
        ),
        (
            table("t", route("10.0.0.0/8", "VirtualAppliance", "10.0.0")),
            "$[0].routes[0].nextHopIpAddress",
            "`10.0.0` is no address",
        ),
    ],
)
def test_what_cannot_be_is_told_with_its_json_path(
    folder: Folder, data: Keys, place: str, said: str
) -> None:
    told = refused(folder, json.dumps([data]))
    assert f"a.json, {place}: " in told
    assert said in told


def test_what_powershell_cut_off_is_told_as_such(folder: Folder) -> None:
    cut = {
        **vnet("a", "10.0.0.0/16"),
        "subnets": "Microsoft.Azure.Commands.Network.Models.PSSubnet",
    }
    assert "-Depth 100" in refused(folder, json.dumps([cut]))


def test_one_resource_that_says_two_things_is_refused_with_both_places(folder: Folder) -> None:
    told = refused(folder, json.dumps([vnet("a", "10.0.0.0/16"), vnet("A", "10.1.0.0/16")]))
    assert f"a.json, $[1]: {vnet('A', '10.1.0.0/16')['id']} is there twice" in told
    assert "a.json, $[0]" in told


def test_utf_16_that_is_cut_is_told(folder: Folder) -> None:
    file = folder.path / "a.json"
    file.write_bytes(GOOD.encode("utf-16")[:-1])
    with pytest.raises(InputError, match="begins as UTF-16"):
        folder.reads(file)


@pytest.mark.parametrize("name", ["missing.json", "empty"])
def test_no_file_and_an_empty_folder_are_refused(folder: Folder, name: str) -> None:
    Path(folder.path / "empty").mkdir()
    with pytest.raises(InputError, match=r"there is no such file|no \.json file"):
        folder.reads(folder.path / name)
