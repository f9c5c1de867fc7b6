"""What lint looks for, told as rules are."""

from functools import cache
from typing import Any

from landbridge.checks import Told
from landbridge.lint.knowledge import table
from landbridge.model import Severity

UNKNOWN = Told(
    "lint.unknown-property",
    Severity.HIGH,
    "a property is written that the type does not have",
    "the request is refused, or the property is left unread",
    "Write what is meant under its own name, or leave it out.",
    ("sdk-10-1",),
)
READ_ONLY = Told(
    "lint.read-only-property",
    Severity.MEDIUM,
    "a property is written that only the service writes",
    "what stands there changes nothing",
    "Leave it out.",
    ("sdk-10-1",),
)
CREATE_ONLY = Told(
    "lint.create-only-change",
    Severity.HIGH,
    "a property changes that is set at creation only",
    "Azure refuses the change, or Terraform destroys the resource and makes another one",
    "Leave it as it stands, or plan a new resource and a move.",
    ("sdk-10-1",),
)
MISSING = Told(
    "lint.missing-property",
    Severity.HIGH,
    "a property that is required is not there",
    "Azure refuses the request",
    "Write it.",
    ("sdk-10-1",),
)
VALUE = Told(
    "lint.wrong-value",
    Severity.HIGH,
    "a property has a value that it does not take",
    "Azure refuses the request",
    "Write one of its values.",
    ("sdk-10-1",),
)
TYPE = Told(
    "lint.wrong-type",
    Severity.HIGH,
    "a property has a value of another type than it takes",
    "Azure refuses the request",
    "Write a value of its type.",
    ("sdk-10-1",),
)
UNKNOWN_TYPE = Told(
    "lint.unknown-type",
    Severity.HIGH,
    "a resource has a type that its provider does not have",
    "Azure refuses the request",
    "Write the type that is meant.",
    ("sdk-10-1",),
)
UNKNOWN_VERSION = Told(
    "lint.unknown-version",
    Severity.HIGH,
    "a resource asks for a version of its provider that is not known",
    "Azure refuses a version that it does not have",
    "Write one that is known.",
    ("arm.api-versions",),
)
OLD_VERSION = Told(
    "lint.old-version",
    Severity.HIGH,
    "a version is older than what the resource asks of it",
    "Azure refuses what came later, or leaves it unread",
    "Write a newer version.",
    ("lint.since",),
)
NOT_COMPUTED = Told(
    "lint.not-computed",
    Severity.HIGH,
    "a template cannot be computed",
    "its deployment fails before it begins",
    "Mend the expression.",
    ("learn-template-limits",),
)
FRAGMENT = Told(
    "lint.fragment",
    Severity.MEDIUM,
    "a file holds resources and is no template",
    "nothing deploys it as it is",
    "Put it among the resources of a template and declare its parameters.",
    ("learn-template-limits",),
)
UNDECLARED = Told(
    "lint.undeclared",
    Severity.HIGH,
    "a name is used that nothing declares",
    "the deployment fails before it begins",
    "Declare it.",
    ("learn-template-limits",),
)
AZURERM = Told(
    "lint.azurerm-generation",
    Severity.HIGH,
    "a resource of azurerm asks for what azurerm cannot express",
    "Terraform refuses the configuration",
    "Write it as azapi_resource.",
    ("azurerm-avs", "terraform.resource"),
)
INPUT = Told(
    "lint.unknown-input",
    Severity.HIGH,
    "a module is given an input that it does not have",
    "Terraform refuses the configuration",
    "Write the input that is meant.",
    ("avm",),
)
NO_INPUT = Told(
    "lint.missing-input",
    Severity.HIGH,
    "a module is not given an input that it needs",
    "Terraform refuses the configuration",
    "Give it.",
    ("avm",),
)
OF_SHAPES = (
    *(UNKNOWN, READ_ONLY, CREATE_ONLY, MISSING, VALUE, TYPE),
    *(UNKNOWN_TYPE, UNKNOWN_VERSION, OLD_VERSION),
    *(NOT_COMPUTED, FRAGMENT, UNDECLARED, AZURERM, INPUT, NO_INPUT),
)


@cache
def of_rules() -> tuple[Told, ...]:
    """The rules that the catalogue holds."""
    return tuple(_told(id_, each) for id_, each in table("lint.rules").items())


def _told(id_: str, rule: Any) -> Told:  # noqa: ANN401 - a row of the catalogue
    severity, source = Severity(rule["severity"]), tuple(rule["source"])
    return Told(id_, severity, rule["says"], rule["happens"], rule["fix"], source)


def all_told() -> tuple[Told, ...]:
    """Everything that lint looks for."""
    return (*OF_SHAPES, *of_rules())
