"""What an error of Azure says within what it says first, down to the root.

Deployments tell that something failed, in `details` what, and there as JSON inside of a sentence
why; services have `innererror`; a policy that denies is named in `additionalInfo`.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

Record = Mapping[str, Any]
POLICY = "PolicyViolation"
POLICIES = {
    "policyAssignmentDisplayName": "assigned as",
    "policyDefinitionDisplayName": "the policy",
}
INNER = ("innererror", "innerError")


class Said(NamedTuple):
    """A code, and words."""

    code: str
    words: str


def within(body: object) -> tuple[Said, ...]:
    """The deepest last; nothing of what stands first, which is told anyway."""
    return tuple(_below(_error(body)))


def _error(body: object) -> Record:
    """The record of an error, whether it is wrapped or not."""
    found = body.get("error", body) if isinstance(body, Mapping) else {}
    return found if isinstance(found, Mapping) else {}


def _below(record: Record) -> Iterator[Said]:
    for each in _inner(record):
        yield Said(str(each.get("code") or ""), str(each.get("message") or ""))
        yield from _below(each)
    for each in record.get("additionalInfo") or ():
        if each.get("type") == POLICY:
            yield Said(POLICY, _policy(each.get("info") or {}))


def _inner(record: Record) -> Iterator[Record]:
    """The records in a record."""
    told = [*(record.get("details") or ()), *(record.get(each) for each in INNER)]
    yield from (each for each in told if isinstance(each, Mapping))
    if hidden := _hidden(str(record.get("message") or "")):
        yield hidden


def _hidden(message: str) -> Record:
    """A record written as JSON into a sentence."""
    start, end = message.find("{"), message.rfind("}")
    try:
        return _error(json.loads(message[start : end + 1]))
    except ValueError:
        return {}


def _policy(info: Record) -> str:
    named = [f"{how} `{info[key]}`" for key, how in POLICIES.items() if info.get(key)]
    return ", ".join(named[::-1]) or str(info.get("policyDefinitionId", "a policy without a name"))
