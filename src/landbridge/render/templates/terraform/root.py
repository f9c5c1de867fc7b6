"""What every stage has beside its resources: versions, providers, variables."""

from collections.abc import Iterable, Iterator, Mapping

from landbridge.catalogue import catalogue
from landbridge.lint.terraform.quoting import text
from landbridge.render.templates.terraform.hcl import Block, Expression, Value
from landbridge.render.templates.values import GROWN, Parameter

PROVIDERS = {"azapi": "Azure/azapi", "azurerm": "hashicorp/azurerm"}
VERSIONS, TERRAFORM = "terraform.provider-versions", "terraform.version"
ABOUT_SUBSCRIPTION = "Id of the subscription in which all stands."
KINDS: Mapping[type, str] = {str: "string", int: "number", bool: "bool", list: "list(string)"}
GUID = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"
NO_GUID = "An id of a subscription is a GUID."


def versions() -> Iterator[Block]:
    """Terraform and the providers, in ranges, and how they find the subscription."""
    known = catalogue().value(VERSIONS)
    assert isinstance(known, dict)  # noqa: S101 - the data are ours
    wanted: dict[str, Value] = {
        name: {"source": source, "version": str(known[name])} for name, source in PROVIDERS.items()
    }
    required = str(catalogue().value(TERRAFORM))
    yield Block(
        "terraform",
        attributes={"required_version": required},
        blocks=(Block("required_providers", attributes=wanted),),
    )
    subscription = {"subscription_id": Expression("var.subscription_id")}
    yield Block("provider", ("azapi",), subscription)
    yield Block("provider", ("azurerm",), subscription, (Block("features"),))


def variables(parameters: Iterable[Parameter], used: frozenset[str]) -> Iterator[Block]:
    """The subscription, and what the stage uses; a secret has no default and is never kept."""
    yield Block(
        "variable",
        ("subscription_id",),
        {"description": ABOUT_SUBSCRIPTION, "type": Expression("string")},
        (_guid(),),
    )
    for each in parameters:
        if each.name != GROWN and each.name in used:
            secret = {"sensitive": True, "ephemeral": True}
            default: dict[str, Value] = {"default": each.default}  # type: ignore[dict-item] # a default is JSON
            yield Block(
                "variable",
                (each.name,),
                {
                    "description": each.about,
                    "type": Expression(KINDS[each.kind]),
                    **(secret if each.secret else default),
                },
            )


def _guid() -> Block:
    condition = Expression(f"can(regex({text(GUID)}, var.subscription_id))")
    return Block("validation", attributes={"condition": condition, "error_message": NO_GUID})
