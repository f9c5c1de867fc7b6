"""From an estate to its plan: the calculations in order, and every finding once."""

from landbridge import __version__
from landbridge.catalogue import catalogue
from landbridge.model.estate import Estate
from landbridge.model.finding import Finding
from landbridge.model.plan import Plan
from landbridge.model.reading import Reading
from landbridge.sizing import size


def plan(estate: Estate, reading: Reading) -> Plan:
    """The plan of an estate that was read; the worst findings first.

    Raises InputError when nothing is counted.
    """
    sized = size(estate)
    return Plan(
        tool_version=__version__,
        facts_version=catalogue().version,
        estate=estate,
        reading=reading,
        sized=sized,
        findings=_worst_first((*sized.findings, *reading.gaps)),
        facts=sized.facts,
    )


def _worst_first(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    once = dict.fromkeys(findings)
    return tuple(sorted(once, key=lambda finding: (finding.severity.rank, finding.id)))
