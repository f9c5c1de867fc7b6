"""What is no export of NSX, or contradicts itself, is refused with file and JSON path."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.child import landbridge
from tests.intake.nsx.dumps import GROUPS, LAST, dump, group, policy, rule, segment

from landbridge.errors import InputError
from landbridge.intake.nsx import network, open_export

DUMP = json.dumps(dump(groups=[group("g")]), indent=1)


def refused(folder: Path, text: str) -> str:
    path = folder / "nsx.json"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as error:
        network(open_export(path))
    return str(error.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file is empty"),
        ("  \n", "the file is empty"),
        ('{"a": 1}\n{"a": 2}\n', "this is JSON lines, one document on each line"),
        (DUMP[: len(DUMP) // 2], "the JSON ends in the middle: the file is truncated"),
        (DUMP[:-1], "the JSON ends in the middle: the file is truncated"),
        ('{"domains": "unfinis', "the JSON ends in the middle: the file is truncated"),
        (DUMP.replace(":", "=", 1), "this is no JSON"),
        ("<html></html>", "this is XML or HTML, not JSON"),
        ("[1, 2]", "this is a list, not an export of NSX"),
        ("3", "this is a single value, not an export of NSX"),
        ('{"$schema": "https://x/deploymentTemplate.json#"}', "a template of ARM"),
        ('{"results": [], "result_count": 0}', "the answer to a list of NSX, not its tree"),
        ('{"error_message": "no"}', "an error that NSX answered"),
        ('{"vms": []}', "this is no export of NSX"),
        ('{"services": [], "virtual_machines": []}', "the dump has no `domains`"),
        ('{"resource_type": "Infra", "children": []}', "the export is empty"),
        ('{"resource_type": "Infra"}', "the export is empty"),
        ('{"domains": null, "services": null, "segments": null}', "the export is empty"),
    ],
)
def test_a_file_that_is_no_export_is_told_by_what_it_is(
    tmp_path: Path, text: str, said: str
) -> None:
    told = refused(tmp_path, text)
    assert said in told
    assert told.startswith(str(tmp_path / "nsx.json"))


def test_a_truncated_file_is_told_with_line_and_column(tmp_path: Path) -> None:
    assert ", line 3, column " in refused(tmp_path, '{\n"domains":\n[1,')


RULES = "$.domains[0].resources.security_policies[0].rules[0]"


@pytest.mark.parametrize(
    ("kinds", "place", "said"),
    [
        (
            {"policies": [policy(rule("ANY", "ANY", source_groups=["gone"]))]},
            f"{RULES}.source_groups[0]",
            "there is no group gone in the export",
        ),
        (
            {"policies": [policy(rule("ANY", "ANY", services="HTTPS"))]},
            f"{RULES}.services",
            "a list was expected, and this is a text",
        ),
        (
            {"policies": [policy(rule("ANY", "ANY", disabled="perhaps"))]},
            f"{RULES}.disabled",
            "true or false was expected, and this is a text",
        ),
        (
            {"policies": [policy(LAST, category="Party")]},
            "$.domains[0].resources.security_policies[0].category",
            "`Party` is no category of the firewall",
        ),
        (
            {"segments": [segment("s", "10.0.0.0/33")]},
            "$.segments[0].subnets[0]",
            "`10.0.0.0/33` is no network",
        ),
        (
            {
                "groups": [
                    group(
                        "g",
                        {"resource_type": "IPAddressExpression", "ip_addresses": ["10.0.0.300"]},
                    )
                ]
            },
            "$.domains[0].resources.groups[0].expression[0].ip_addresses[0]",
            "`10.0.0.300` is no address, prefix or range",
        ),
        (
            {
                "gateway_policies": [
                    policy(
                        rule("ANY", "ANY", scope=["/infra/tier-1s/gone"]),
                        category="LocalGatewayRules",
                    )
                ]
            },
            "$.domains[0].resources.gateway_policies[0].rules[0].scope[0]",
            "there is no gateway /infra/tier-1s/gone in the export",
        ),
    ],
)
def test_what_cannot_be_is_told_with_its_json_path(
    tmp_path: Path, kinds: dict[str, Any], place: str, said: str
) -> None:
    told = refused(tmp_path, json.dumps(dump(**kinds)))
    assert f"nsx.json, {place}: {said}" in told


def test_groups_in_a_circle_are_refused_with_the_circle(tmp_path: Path) -> None:
    def inside(name: str, other: str) -> Any:  # noqa: ANN401 - a group of NSX
        paths = [f"{GROUPS}/{other}"]
        return group(name, {"resource_type": "PathExpression", "paths": paths})

    told = refused(
        tmp_path, json.dumps(dump(groups=[inside("a", "b"), inside("b", "c"), inside("c", "a")]))
    )
    assert f"the group is in itself: {GROUPS}/a > {GROUPS}/b > {GROUPS}/c > {GROUPS}/a" in told


def test_services_in_a_circle_are_refused_with_the_circle(tmp_path: Path) -> None:
    nested = {
        "resource_type": "NestedServiceServiceEntry",
        "nested_service_path": "/infra/services/a",
    }
    services = [{"path": "/infra/services/a", "service_entries": [nested]}]
    used = [policy(rule("ANY", "ANY", services=["/infra/services/a"]))]
    told = refused(tmp_path, json.dumps(dump(services=services, policies=used)))
    assert "the service is in itself: /infra/services/a > /infra/services/a" in told


def test_a_child_without_what_it_wraps_is_refused(tmp_path: Path) -> None:
    tree = {"resource_type": "Infra", "children": [{"resource_type": "ChildGroup"}]}
    assert "nsx.json, $.children[0]: a child of the tree was expected" in refused(
        tmp_path, json.dumps(tree)
    )


@pytest.mark.parametrize("text", ["{", json.dumps(dump(policies=[policy(LAST, category="?")]))])
def test_nothing_is_written_and_the_answer_is_2(tmp_path: Path, text: str) -> None:
    (tmp_path / "nsx.json").write_text(text, "utf-8")
    done = landbridge("import", "nsx", str(tmp_path / "nsx.json"), "--out", str(tmp_path / "x"))
    assert (done.returncode, done.stdout) == (2, "")
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("name", ["", "missing.json"])
def test_a_folder_or_nothing_is_refused(tmp_path: Path, name: str) -> None:
    done = landbridge("import", "nsx", str(tmp_path / name), "--out", str(tmp_path / "x"))
    assert done.returncode == 2
    assert ("this is a folder" if not name else "there is no such file") in done.stderr
