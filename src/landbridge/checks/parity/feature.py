"""The rule about a feature of the source cloud that Generation 2 lacks or does otherwise."""

from collections.abc import Iterable, Iterator
from functools import partial

from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.checks.unsaid import unless_said
from landbridge.model import Severity
from landbridge.model.checked import Lack
from landbridge.model.source_cloud import ON_PREMISES, Features

FEATURES = "estate.source_cloud.features"
OF_AVS = frozenset({"public_ip_on_nsx", "global_reach", "interconnect", "service_endpoints"})
"""Features of Azure VMware Solution and of Azure's networks, which nobody has on-premises."""


def lost(name: str, severity: Severity, happens: str, fix: str, source: tuple[str, ...]) -> Rule:
    """A hit where the estate says that its source uses the feature, a key of `features`.

    `fix` names the alternative and its effect. A feature that nobody declared has no answer, save
    one that a source on-premises cannot have.
    """
    return Rule(
        id=f"parity.{name.replace('_', '-')}",
        severity=severity,
        says=f"the source cloud uses {_called(name)}",
        happens=happens,
        fix=fix,
        source=source,
        needs=(f"{FEATURES}.{name}",),
        find=partial(_found, name),
        undecided=partial(_undecided, name),
    )


def _found(name: str, subject: Subject) -> Iterator[Hit]:
    if getattr(subject.estate.source_cloud.features, name) == "yes":
        yield Hit(subject.estate.name)


def _undecided(name: str, subject: Subject) -> Iterable[Lack]:
    at_home = subject.estate.source_cloud.generation == ON_PREMISES
    return () if at_home and name in OF_AVS else unless_said(f"{FEATURES}.{name}")(subject)


def _called(name: str) -> str:
    """What the key's help calls the feature."""
    description = Features.model_fields[name].description or name
    return description.rstrip(".")
