"""Findings as SARIF 2.1.0, the form of code scanning.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import json
import re
from collections.abc import Sequence
from typing import Any

from landbridge import __version__
from landbridge.catalogue import catalogue
from landbridge.checks import TOLD, Rule, Told, cited
from landbridge.model.checked import Checked, Unanswered, Waived
from landbridge.model.estate import Waiver
from landbridge.model.finding import Finding, Severity
from landbridge.model.place import Place

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVEL = {
    Severity.BLOCKING: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
    Severity.INFO: "note",
}
"""SARIF has three; the severity itself stands in `properties`."""

UNRESERVED = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/")
ADDRESS = re.compile(r"[a-z0-9.-]+\.[a-z]+/[A-Za-z0-9._~/-]+")
"""A page that is an address, with no words beside it."""

Json = dict[str, Any]


def render_sarif(checked: Checked, rules: Sequence[Rule | Told], file: str) -> str:
    """One run: all rules, a result a finding, and the rules without an answer as notifications.

    `file` is what was checked. A finding without a place is one of it: code scanning refuses
    the whole document for one result without a file.
    """
    descriptors = _descriptors(checked, rules)
    places = {descriptor["id"]: nth for nth, descriptor in enumerate(descriptors)}
    run = {
        "tool": {
            "driver": {"name": "Landbridge", "version": __version__, "rules": descriptors},
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [*map(_notification, checked.unanswered)],
            }
        ],
        "results": [
            *(_result(each, places, file) for each in checked.findings),
            *(_suppressed(each, places, file) for each in checked.waived),
        ],
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document) + "\n"  # laid out, it would take ten times as long


def _descriptors(checked: Checked, rules: Sequence[Rule | Told]) -> list[Json]:
    """The rules, then what reading, sizing or a waiver said."""
    known, told = {rule.id for rule in rules}, {each.id: each for each in TOLD}
    others = (each for each in checked.ids if each not in known)
    return [
        *map(_descriptor, rules),
        *(_descriptor(told[each]) if each in told else {"id": each} for each in others),
    ]


def _descriptor(rule: Rule | Told) -> Json:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.says},
        "fullDescription": {"text": rule.happens},
        "help": {"text": rule.fix},
        **_page(rule),
        "defaultConfiguration": {"level": LEVEL[rule.severity]},
        "properties": {"severity": rule.severity.value, "source": list(cited(rule.source))},
    }


def _page(rule: Rule | Told) -> Json:
    """Where a reader finds the first of what it rests on that is one page."""
    pages = (source.page for each in rule.source for source in catalogue().behind(each))
    page = next((each for each in pages if ADDRESS.fullmatch(each)), "")
    return {"helpUri": f"https://{page}"} if page else {}


def _result(finding: Finding, places: dict[str, int], file: str) -> Json:
    seen = finding.evidence or (Place(file=file),)
    return {
        "ruleId": finding.id,
        "ruleIndex": places[finding.id],
        "level": LEVEL[finding.severity],
        "message": {"text": _told(finding)},
        "locations": [_location(finding.subject, place) for place in seen],
        "partialFingerprints": {"finding/v1": f"{finding.id} of {finding.subject}"},
        "properties": {"severity": finding.severity.value, "source": list(finding.source)},
    }


def _suppressed(waived: Waived, places: dict[str, int], file: str) -> Json:
    return {**_result(waived.finding, places, file), "suppressions": [_suppression(waived.waiver)]}


def _suppression(waiver: Waiver) -> Json:
    until = waiver.expires.isoformat()
    justification = f"{waiver.reason} (until {until})"
    return {"kind": "external", "status": "accepted", "justification": justification}


def _notification(unanswered: Unanswered) -> Json:
    answer = "an answer in part only" if unanswered.partly else "no answer"
    waiver = unanswered.waiver
    until = f" (waived until {waiver.expires.isoformat()}: {waiver.reason})" if waiver else ""
    return {
        "level": "note" if waiver else "warning",
        "message": {"text": f"{unanswered.rule} has {answer}: {unanswered.because}{until}"},
        "associatedRule": {"id": unanswered.rule},
    }


def _told(finding: Finding) -> str:
    return f"{finding.subject}: {finding.message}." + (f" {finding.fix}" if finding.fix else "")


def _location(subject: str, place: Place) -> Json:
    """The file, and inside a workbook the sheet and row, which SARIF has no region for."""
    physical: Json = {"artifactLocation": {"uri": _uri(place.file)}}
    if place.line:
        column = {"startColumn": place.column} if place.column else {}
        physical["region"] = {"startLine": place.line, **column}
    logical = [_subject(subject), *_inside(place)]
    return {"physicalLocation": physical, "logicalLocations": logical}


def _subject(subject: str) -> Json:
    return {"name": subject, "kind": "subject"}


def _inside(place: Place) -> list[Json]:
    sheet = [{"name": place.sheet, "kind": "sheet"}] if place.sheet else []
    if place.row is None:
        return sheet
    whole = f"{place.sheet}, row {place.row}" if place.sheet else f"row {place.row}"
    return [*sheet, {"name": f"row {place.row}", "fullyQualifiedName": whole, "kind": "row"}]


def _uri(path: str) -> str:
    """The path as a relative reference, every byte that has a meaning in one escaped.

    A path from the root, or from a server, is a reference of its own kind.
    """
    raw = path.replace("\\", "/").encode("utf-8", "surrogateescape")
    escaped = "".join(chr(byte) if byte in UNRESERVED else f"%{byte:02X}" for byte in raw)
    if escaped.startswith("//"):
        return f"file:{escaped}"
    return f"file://{escaped}" if escaped.startswith("/") else escaped
