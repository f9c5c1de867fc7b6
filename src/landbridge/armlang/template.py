"""A template as it is written: its sections, read and looked through once, not yet computed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from landbridge.armlang.calls import refuse_unknown_calls
from landbridge.armlang.context import Function
from landbridge.armlang.declared import Declared, declared
from landbridge.armlang.depth import not_too_deep
from landbridge.armlang.fields import array, only, record
from landbridge.armlang.limits import Limits
from landbridge.armlang.own_functions import OUTPUT, own_functions
from landbridge.armlang.scope import Level
from landbridge.armlang.spot import Spot
from landbridge.armlang.types import KEYS, Shape
from landbridge.errors import InputError

SECTIONS = (
    *("$schema", "contentVersion", "languageVersion", "apiProfile", "metadata", "definitions"),
    *("parameters", "variables", "functions", "resources", "outputs"),
)
LANGUAGES = ("1.0", "2.0")
SYMBOLIC = "2.0"
"""The version of the language in which resources have symbolic names."""

SCHEMA = re.compile(
    r"https?://schema\.management\.azure\.com/schemas/[0-9-]+(preview)?/"
    r"(?P<kind>deployment|subscriptiondeployment|managementgroupdeployment|tenantdeployment)"
    r"template\.json#?",
    re.IGNORECASE,
)
LEVELS = {
    "deployment": Level.RESOURCE_GROUP,
    "subscriptiondeployment": Level.SUBSCRIPTION,
    "managementgroupdeployment": Level.MANAGEMENT_GROUP,
    "tenantdeployment": Level.TENANT,
}


@dataclass(frozen=True)
class Template:
    """The sections of a template. What reads it has refused all that it does not know."""

    value: Mapping[str, object]
    spot: Spot
    level: Level
    language: str
    parameters: Mapping[str, Mapping[str, object]]
    variables: Mapping[str, object]
    functions: Mapping[str, Function]
    definitions: Mapping[str, object]
    resources: tuple[Declared, ...]
    outputs: Mapping[str, Mapping[str, object]]
    limits: Limits = field(repr=False)

    @classmethod
    def read(
        cls,
        value: object,
        place: str | Spot,
        limits: Limits,
        around: Mapping[str, Function] | None = None,
    ) -> Self:
        """A template from its JSON value; `place` is its file. Raises InputError.

        `around` are the functions that a nested template with the outer scope may call.
        """
        spot = place if isinstance(place, Spot) else Spot(place)
        not_too_deep(value, spot)
        sections = only(value, SECTIONS, spot, "a template")
        functions = dict(own_functions(sections.get("functions"), spot / "functions"))
        template = cls(
            value=record(value, spot, "a template"),
            spot=spot,
            level=_level(sections, spot),
            language=_language(sections, spot),
            parameters=_parameters(sections, spot / "parameters"),
            variables=record(sections.get("variables"), spot / "variables", "`variables`"),
            functions=functions,
            definitions=record(sections.get("definitions"), spot / "definitions", "`definitions`"),
            resources=_resources(sections, spot / "resources"),
            outputs=_outputs(sections, spot / "outputs"),
            limits=limits,
        )
        template._within_limits()
        for section in ("parameters", "variables", "functions", "resources", "outputs"):
            known = {**(around or {}), **functions}
            refuse_unknown_calls(sections.get(section), spot / section, known)
        return template

    @property
    def symbolic(self) -> bool:
        """Whether its resources have symbolic names."""
        return self.language == SYMBOLIC

    def shape(self, schema: Mapping[str, object], spot: Spot) -> Shape:
        """The type of a parameter or an output."""
        return Shape.read(
            {key: part for key, part in schema.items() if key in KEYS}, self.definitions, spot
        )

    def _within_limits(self) -> None:
        for section in ("parameters", "variables", "outputs"):
            found, most = len(getattr(self, section)), getattr(self.limits, section)
            if found > most:
                raise InputError(
                    f"the template has {found} {section}",
                    place=self.spot / section,
                    remedy=f"Azure takes {most}. Put several into an object.",
                )


def _level(sections: Mapping[str, object], spot: Spot) -> Level:
    schema = sections.get("$schema")
    match = SCHEMA.fullmatch(schema.strip()) if isinstance(schema, str) else None
    if match is None:
        shown = (
            f"`{schema}` is no schema of a template" if schema else "the template has no $schema"
        )
        raise InputError(
            shown,
            place=spot / "$schema",
            remedy="Expected is https://schema.management.azure.com/schemas/2019-04-01/"
            "deploymentTemplate.json#, or that of a subscription, management group or tenant.",
        )
    return LEVELS[match["kind"].casefold()]


def _language(sections: Mapping[str, object], spot: Spot) -> str:
    version = sections.get("languageVersion", LANGUAGES[0])
    if version not in LANGUAGES:
        raise InputError(
            f"the version {version} of the language is not known",
            place=spot / "languageVersion",
            remedy=f"Known are {' and '.join(LANGUAGES)}; experimental ones are not.",
        )
    return str(version)


def _parameters(sections: Mapping[str, object], spot: Spot) -> Mapping[str, dict[str, object]]:
    given = record(sections.get("parameters"), spot, "`parameters`")
    names = (*KEYS, "defaultValue")
    return {n: only(each, names, spot / n, "a parameter") for n, each in given.items()}


def _outputs(sections: Mapping[str, object], spot: Spot) -> Mapping[str, dict[str, object]]:
    given = record(sections.get("outputs"), spot, "`outputs`")
    found = {name: only(each, OUTPUT, spot / name, "an output") for name, each in given.items()}
    for name, each in found.items():
        if "value" not in each and "copy" not in each:
            raise InputError("an output has no value", place=spot / name, remedy="Give it one.")
    return found


def _resources(sections: Mapping[str, object], spot: Spot) -> tuple[Declared, ...]:
    value = sections.get("resources")
    symbolic = sections.get("languageVersion") == SYMBOLIC
    if symbolic and isinstance(value, dict):
        pairs = [(name, each, spot / name) for name, each in value.items()]
        return tuple(declared(each, here, symbol=name) for name, each, here in pairs)
    if isinstance(value, dict) and value:
        raise InputError(
            "resources have symbolic names",
            place=spot,
            remedy=f'Write "languageVersion": "{SYMBOLIC}", or make them an array.',
        )
    items = array(value or None, spot, "`resources`")
    return tuple(declared(each, spot / number) for number, each in enumerate(items))
