"""What the catalogue tells the language of ARM templates, which lies below it and cannot ask."""

from collections.abc import Mapping

from landbridge.armlang import Limits
from landbridge.catalogue.lookup import catalogue
from landbridge.errors import FactMissing


def template_limits() -> Limits:
    """The published limits of templates."""
    facts = catalogue()
    return Limits(
        template_bytes=int(facts.number("template.bytes-max")),
        resource_bytes=int(facts.number("template.resource-bytes-max")),
        parameters=int(facts.number("template.parameters-max")),
        variables=int(facts.number("template.variables-max")),
        outputs=int(facts.number("template.outputs-max")),
        resources=int(facts.number("template.resources-max")),
        copies=int(facts.number("template.copies-max")),
        expression_characters=int(facts.number("template.expression-characters-max")),
        range_items=int(facts.number("template.range-max")),
    )


def public_cloud() -> Mapping[str, object]:
    """What environment() tells in Azure's public cloud, lists as the language has them."""
    value = catalogue().value("template.environment.public")
    if not isinstance(value, dict):
        raise FactMissing("template.environment.public", "is no record")
    return {name: _plain(part) for name, part in value.items()}


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return list(value) if isinstance(value, tuple) else value
