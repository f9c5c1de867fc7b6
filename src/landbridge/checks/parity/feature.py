"""The rule about a feature of the source cloud that Generation 2 lacks or does otherwise."""

from collections.abc import Iterator

from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity
from landbridge.model.source_cloud import Features

FEATURES = "estate.source_cloud.features"


def lost(name: str, severity: Severity, happens: str, fix: str, source: tuple[str, ...]) -> Rule:
    """A hit where the estate says that its source uses the feature, a key of `features`.

    `fix` names the alternative and its effect. A feature that nobody declared has no answer.
    """

    def find(subject: Subject) -> Iterator[Hit]:
        if getattr(subject.estate.source_cloud.features, name) == "yes":
            yield Hit(subject.estate.name)

    title = _called(name)
    return Rule(
        id=f"parity.{name.replace('_', '-')}",
        severity=severity,
        says=f"the source cloud uses {title}",
        happens=happens,
        fix=fix,
        source=source,
        needs=(f"{FEATURES}.{name}",),
        find=find,
    )


def _called(name: str) -> str:
    """What the key's help calls the feature."""
    description = Features.model_fields[name].description or name
    return description.rstrip(".")
