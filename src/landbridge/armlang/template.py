"""A template as it is written: its sections, read and looked through once, not yet computed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from landbridge.armlang.context import Function
from landbridge.armlang.declared import Declared, declared, inline_template
from landbridge.armlang.fault import Fault
from landbridge.armlang.fields import array, only, record, text
from landbridge.armlang.functions import function_of
from landbridge.armlang.limits import Limits
from landbridge.armlang.parser import is_expression, parse
from landbridge.armlang.scope import Level
from landbridge.armlang.spot import Spot
from landbridge.armlang.syntax import Call, walk
from landbridge.armlang.tokens import BadToken
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

OUTPUT = (*KEYS, "value", "condition", "copy")
DEEPEST = 100
"""Objects and arrays within each other; deeper ones end Python's own stack."""


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
        functions = dict(_functions(sections.get("functions"), spot / "functions"))
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
            _known_calls(sections.get(section), spot / section, known)
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


def not_too_deep(value: object, spot: Spot) -> None:
    """Raises InputError for JSON that is nested deeper than anybody can follow."""
    level: list[object] = [value]
    for _ in range(DEEPEST):
        level = [inner for outer in level for inner in _parts(outer)]
        if not level:
            return
    raise InputError(
        f"more than {DEEPEST} objects and arrays stand within each other",
        place=spot,
        remedy="Split the template.",
    )


def _parts(value: object) -> list[object]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [part for part in inner if isinstance(part, dict | list)]


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


def _functions(value: object, spot: Spot) -> Iterator[tuple[str, Function]]:
    for number, each in enumerate(array(value, spot, "`functions`")):
        here = spot / number
        group = only(each, ("namespace", "members"), here, "a group of functions")
        namespace = text(group.get("namespace"), here / "namespace", "a namespace")
        members = record(group.get("members"), here / "members", "`members`")
        for name, member in members.items():
            made = _function(f"{namespace}.{name}", member, here / "members" / name)
            yield made.name.casefold(), made


def _function(name: str, member: object, spot: Spot) -> Function:
    known = only(member, ("parameters", "output", "metadata"), spot, "a function")
    output = only(known.get("output"), OUTPUT, spot / "output", "an output")
    if "value" not in output:
        raise InputError("a function has no value", place=spot, remedy="Give it output.value.")
    parameters = []
    for number, each in enumerate(array(known.get("parameters"), spot, "`parameters`")):
        inner = only(each, (*KEYS, "name"), spot / "parameters" / number, "a parameter")
        parameters.append((text(inner.get("name"), spot, "a name"), inner.get("type")))
    return Function(name, tuple(parameters), output["value"], spot / "output" / "value")


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


def _known_calls(value: object, spot: Spot, functions: Mapping[str, Function]) -> None:
    """Raises InputError for the first call of a function that does not exist, used or not."""
    waiting = [(value, spot)]
    while waiting:
        here, at = waiting.pop()
        if isinstance(here, str) and is_expression(here):
            _checked(here, at, functions)
        elif isinstance(here, list):
            found = [(n, each) for n, each in enumerate(here) if _may_call(each)]
            waiting += [(each, at / number) for number, each in reversed(found)]
        elif isinstance(here, dict):
            inner = inline_template(here)
            parts = [(key, part) for key, part in here.items() if key.casefold() != "metadata"]
            if inner is not None:
                parts = _without(parts, inner)
            waiting += [(part, at / key) for key, part in reversed(parts) if _may_call(part)]
            waiting += [(key, at / key) for key, _ in parts if is_expression(key)]


def _may_call(value: object) -> bool:
    return is_expression(value) if isinstance(value, str) else isinstance(value, dict | list)


def _without(parts: list[tuple[str, object]], inner: object) -> list[tuple[str, object]]:
    """The parts of a deployment, its properties without the template, which is read by itself."""
    return [
        (key, {k: p for k, p in part.items() if p is not inner} if isinstance(part, dict) else part)
        for key, part in parts
    ]


def _checked(text: str, spot: Spot, functions: Mapping[str, Function]) -> None:
    try:
        nodes = walk(parse(text).node)
    except BadToken as bad:
        raise InputError(bad.problem, place=spot.at(bad.column), remedy=bad.remedy) from None
    for call in (node for node in nodes if isinstance(node, Call)):
        own = call.namespace and call.namespace.casefold() != "sys"
        if not (call.full_name.casefold() in functions if own else function_of(call.name)):
            fault = unknown_function(call)
            raise InputError(fault.problem, place=spot.at(call.column), remedy=fault.remedy)


def unknown_function(call: Call) -> Fault:
    """The fault of a call that means nothing."""
    if call.namespace:
        return Fault(
            f"there is no function `{call.full_name}`", "Declare it in the section `functions`."
        )
    return Fault(f"there is no function `{call.name}`", "docs/arm-language.md lists all of them.")
