"""Findings for code scanning: the shape that SARIF 2.1.0 asks for, and nothing lost on the way."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from tests.render.findings.build import FILE, HOSTILE, RULES, checked, finding
from tests.schemas import refused

from landbridge import checks
from landbridge.intake import read_estate
from landbridge.model import Finding, Place, Severity
from landbridge.model.checked import Checked
from landbridge.model.plan import Plan
from landbridge.plan import plan
from landbridge.render.findings import render_sarif

WHOLE_FILE = "estate.yaml"
EXAMPLE = Path(__file__).parents[3] / "examples/contoso"
TEXT = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string", "minLength": 1}},
    "additionalProperties": False,
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
REGION = {"type": "integer", "minimum": 1}
URI = r"^(file://)?([A-Za-z0-9._~/-]|%[0-9A-F]{2})+$"
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": {"$ref": "#/$defs/run"}},
    },
    "$defs": {
        "run": {
            "type": "object",
            "required": ["tool", "results"],
            "additionalProperties": False,
            "properties": {
                "tool": {
                    "type": "object",
                    "required": ["driver"],
                    "additionalProperties": False,
                    "properties": {"driver": {"$ref": "#/$defs/driver"}},
                },
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "invocations": {"type": "array", "items": {"$ref": "#/$defs/invocation"}},
                "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
            },
        },
        "driver": {
            "type": "object",
            "required": ["name"],
            "additionalProperties": False,
            "properties": {
                "name": {"type": "string"},
                "version": {"type": "string"},
                "rules": {
                    "type": "array",
                    "uniqueItems": True,
                    "items": {"$ref": "#/$defs/rule"},
                },
            },
        },
        "rule": {
            "type": "object",
            "required": ["id"],
            "additionalProperties": False,
            "properties": {
                "id": {"type": "string"},
                "shortDescription": TEXT,
                "fullDescription": TEXT,
                "help": TEXT,
                "helpUri": {"type": "string", "pattern": r"^https://[A-Za-z0-9._~/-]+$"},
                "defaultConfiguration": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"level": LEVEL},
                },
                "properties": {"type": "object"},
            },
        },
        "invocation": {
            "type": "object",
            "required": ["executionSuccessful"],
            "additionalProperties": False,
            "properties": {
                "executionSuccessful": {"type": "boolean"},
                "toolExecutionNotifications": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["message"],
                        "additionalProperties": False,
                        "properties": {
                            "level": LEVEL,
                            "message": TEXT,
                            "associatedRule": {
                                "type": "object",
                                "anyOf": [{"required": ["id"]}, {"required": ["index"]}],
                            },
                        },
                    },
                },
            },
        },
        "result": {
            "type": "object",
            "required": ["message", "ruleId", "ruleIndex", "level", "partialFingerprints"],
            "additionalProperties": False,
            "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": 0},
                "level": LEVEL,
                "message": TEXT,
                "locations": {"type": "array", "items": {"$ref": "#/$defs/location"}},
                "partialFingerprints": {
                    "type": "object",
                    "additionalProperties": {"type": "string"},
                },
                "suppressions": {
                    "type": "array",
                    "uniqueItems": True,
                    "items": {
                        "type": "object",
                        "required": ["kind"],
                        "additionalProperties": False,
                        "properties": {
                            "kind": {"enum": ["inSource", "external"]},
                            "status": {"enum": ["accepted", "underReview", "rejected"]},
                            "justification": {"type": "string"},
                        },
                    },
                },
                "properties": {"type": "object"},
            },
        },
        "location": {
            "type": "object",
            "required": ["physicalLocation"],
            "additionalProperties": False,
            "properties": {
                "physicalLocation": {
                    "type": "object",
                    "required": ["artifactLocation"],
                    "additionalProperties": False,
                    "properties": {
                        "artifactLocation": {
                            "type": "object",
                            "required": ["uri"],
                            "properties": {"uri": {"type": "string", "pattern": URI}},
                            "additionalProperties": False,
                        },
                        "region": {
                            "type": "object",
                            "properties": {"startLine": REGION, "startColumn": REGION},
                            "additionalProperties": False,
                        },
                    },
                },
                "logicalLocations": {
                    "type": "array",
                    "uniqueItems": True,
                    "items": {
                        "type": "object",
                        "additionalProperties": False,
                        "properties": {
                            "name": {"type": "string"},
                            "fullyQualifiedName": {"type": "string"},
                            "kind": {"type": "string"},
                        },
                    },
                },
            },
        },
    },
}
"""What the published schema asks of the parts that we write, and no part that we do not.

Code scanning asks for more: a file in each location, or it takes none of the document.

It is written by hand and not the whole schema, which is not ours to ship.
"""
WHOLE = Path(os.environ.get("LANDBRIDGE_REAL_DATA", "")) / "sarif" / "sarif-schema-2.1.0.json"


def run(*more: Finding) -> dict[str, Any]:
    return whole(render_sarif(checked(*more), RULES, WHOLE_FILE))


def whole(text: str) -> dict[str, Any]:
    """The only run of a document, all that the schema cannot say of it asserted too."""
    document = json.loads(text)
    assert refused(document, SCHEMA) == []
    (only,) = document["runs"]
    described = [each["id"] for each in only["tool"]["driver"]["rules"]]
    assert len(set(described)) == len(described)
    assert [described[each["ruleIndex"]] for each in only["results"]] == [
        each["ruleId"] for each in only["results"]
    ]
    fingerprints = [json.dumps(each["partialFingerprints"]) for each in only["results"]]
    assert len(set(fingerprints)) == len(fingerprints)
    notified = only["invocations"][0]["toolExecutionNotifications"]
    assert {each["associatedRule"]["id"] for each in notified} <= set(described)
    return dict(only)


@pytest.fixture(scope="module")
def example() -> Plan:
    return plan(*read_estate(EXAMPLE), date(2026, 11, 22))


def test_the_findings_of_the_example_are_a_valid_document(example: Plan) -> None:
    results = whole(render_sarif(example.checked, checks.RULES, WHOLE_FILE))["results"]
    checked = example.checked
    assert len(results) == len(checked.findings) + len(checked.waived)


@pytest.mark.skipif(not WHOLE.is_file(), reason="LANDBRIDGE_REAL_DATA has no whole SARIF schema")
def test_the_findings_of_the_example_keep_to_the_whole_published_schema(example: Plan) -> None:
    document = json.loads(render_sarif(example.checked, checks.RULES, WHOLE_FILE))
    assert refused(document, json.loads(WHOLE.read_text("utf-8"))) == []


def test_a_fingerprint_says_rule_and_subject_whatever_else_changes() -> None:
    told = run(finding("it", message="now a fever", evidence=()))["results"]
    assert told[0]["partialFingerprints"] == {"finding/v1": "vm.blocking of app-01"}
    assert told[3]["partialFingerprints"] == {"finding/v1": "vm.blocking of it"}


def test_a_fingerprint_tells_vms_of_one_name_apart(example: Plan) -> None:
    results = whole(render_sarif(example.checked, checks.RULES, WHOLE_FILE))["results"]
    own = [each for each in results if each["ruleId"] == "vm.duplicate-name"]
    assert len({each["partialFingerprints"]["finding/v1"] for each in own}) == len(own) > 1


def test_every_rule_is_described_and_every_result_points_at_its_own() -> None:
    found = run()
    described = found["tool"]["driver"]["rules"]
    assert [each["id"] for each in described] == [*(rule.id for rule in RULES), "intake.x"]
    for result in found["results"]:
        assert described[result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_rule_brings_its_help_and_its_severity() -> None:
    described = run()["tool"]["driver"]["rules"][0]
    assert described["shortDescription"]["text"] == "the VM is ill"
    assert described["help"]["text"] == "Its owner: heal it."
    assert described["properties"]["severity"] == "blocking"


@pytest.mark.parametrize(
    ("severity", "level"),
    [
        (Severity.BLOCKING, "error"),
        (Severity.HIGH, "error"),
        (Severity.MEDIUM, "warning"),
        (Severity.LOW, "note"),
        (Severity.INFO, "note"),
    ],
)
def test_a_severity_has_its_level(severity: Severity, level: str) -> None:
    result = run(finding("it", severity=severity))["results"][3]
    assert (result["level"], result["properties"]["severity"]) == (level, severity.value)


def test_a_result_names_file_sheet_row_and_subject() -> None:
    (place,) = run()["results"][0]["locations"]
    assert unquote(place["physicalLocation"]["artifactLocation"]["uri"]) == FILE
    assert [(each["kind"], each["name"]) for each in place["logicalLocations"]] == [
        ("subject", "app-01"),
        ("sheet", "vInfo"),
        ("row", "row 7"),
    ]


def test_a_place_in_a_text_has_its_line_and_column() -> None:
    at = (Place(file="estate.yaml", line=3, column=5),)
    (place,) = run(finding("it", evidence=at))["results"][3]["locations"]
    assert place["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 5}


def test_a_finding_without_a_place_is_one_of_what_was_checked_as_code_scanning_asks() -> None:
    (place,) = run()["results"][1]["locations"]
    assert place == {
        "physicalLocation": {"artifactLocation": {"uri": WHOLE_FILE}},
        "logicalLocations": [{"name": "lost", "kind": "subject"}],
    }


def test_only_what_is_waived_is_suppressed_with_its_reason_and_day() -> None:
    *standing, waived = run()["results"]
    assert not any("suppressions" in each for each in standing)
    (why,) = waived["suppressions"]
    assert why["status"] == "accepted"
    assert why["justification"] == "The owner knows. (until 2026-12-31)"


def test_a_rule_without_an_answer_is_told_and_is_no_result() -> None:
    found = run()
    (told,) = found["invocations"][0]["toolExecutionNotifications"]
    assert told["associatedRule"] == {"id": "vm.silent"}
    assert told["message"]["text"] == "vm.silent has no answer: nothing is known of disks"
    assert "vm.silent" not in {each["ruleId"] for each in found["results"]}


def test_a_rule_that_answers_in_part_is_told_as_such() -> None:
    whole = checked()
    partly = tuple(each.model_copy(update={"partly": True}) for each in whole.unanswered)
    told = json.loads(
        render_sarif(whole.model_copy(update={"unanswered": partly}), RULES, WHOLE_FILE)
    )
    (told,) = told["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    text = "vm.silent has an answer in part only: nothing is known of disks"
    assert told["message"]["text"] == text


@pytest.mark.parametrize("path", ["a b#1.xlsx", "C:\\exports\\vc.xlsx", "東京/100%?.xlsx"])
def test_a_path_is_a_reference_that_reads_back(path: str) -> None:
    found = run(finding("it", evidence=(Place(file=path),)))
    uri = found["results"][3]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert not set("#?: \\") & set(uri)
    assert unquote(uri) == path.replace("\\", "/")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("/exports/vc 1.xlsx", "file:///exports/vc%201.xlsx"),
        ("\\\\server\\share\\vc.xlsx", "file://server/share/vc.xlsx"),
        ("../vc.xlsx", "../vc.xlsx"),
    ],
)
def test_a_path_from_the_root_or_a_server_says_so(path: str, uri: str) -> None:
    found = run(finding("it", evidence=(Place(file=path),)))
    place = found["results"][3]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == uri


def test_a_hostile_name_stays_a_name() -> None:
    result = run(finding(HOSTILE))["results"][3]
    assert result["locations"][0]["logicalLocations"][0]["name"] == HOSTILE


def test_a_document_is_written_in_any_alphabet() -> None:
    assert render_sarif(checked(finding(HOSTILE)), RULES, WHOLE_FILE).isascii()


def test_a_rule_leads_to_the_page_of_the_first_fact_that_it_rests_on() -> None:
    large = next(each for each in checks.RULES if each.id == "vm.large-storage")
    run = json.loads(render_sarif(Checked(findings=()), [large], WHOLE_FILE))["runs"][0]
    (own,) = run["tool"]["driver"]["rules"]
    assert own["helpUri"] == "https://github.com/lrivallain/avs-rvtools-analyzer"
