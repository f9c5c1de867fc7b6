"""The plan: the one value that reports and files are rendered from."""

from typing import Literal

from landbridge.model.estate import Estate
from landbridge.model.finding import Finding
from landbridge.model.place import Frozen
from landbridge.model.reading import Reading
from landbridge.model.sized import Sized


class Plan(Frozen):
    """An estate, how it was read, and what was worked out for it, with every finding once."""

    schema_version: Literal[1] = 1
    tool_version: str
    facts_version: str
    estate: Estate
    reading: Reading
    sized: Sized
    findings: tuple[Finding, ...]
    facts: tuple[str, ...]


class Report(Frozen):
    """What a report is made of; later chapters add measurements, diagnoses and a migration."""

    plan: Plan
    made_on: str
