"""A resource as a template declares it, before any copy of it is made."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from landbridge.armlang.fields import array, named, only, record
from landbridge.armlang.spot import Spot
from landbridge.armlang.values import key_of
from landbridge.errors import InputError

HEAD = (
    *("type", "apiVersion", "name", "condition", "copy", "dependsOn", "resources", "existing"),
    *("scope", "comments", "metadata", "location", "properties", "subscriptionId"),
    "resourceGroup",
)
"""What is written here as it is read; what else a resource has is its provider's business."""

NO_BODY = frozenset({"condition", "copy", "dependsOn", "resources", "existing", "comments"})
"""What is for the deployment, not for the provider."""

STRANGE = ("extension", "import", "provider", "@options", "onlyIfNotExists")
"""Parts of experimental versions of the language."""

DEPLOYMENT = "microsoft.resources/deployments"
LOOP = ("name", "count", "mode", "batchSize")


@dataclass(frozen=True)
class Declared:
    """A resource, the name that the template calls it by, and the one that it stands in."""

    record: Mapping[str, object]
    spot: Spot
    symbol: str = ""
    parent: "Declared | None" = None
    children: tuple["Declared", ...] = ()

    def __iter__(self) -> Iterator["Declared"]:
        yield self
        for child in self.children:
            yield from child

    @property
    def existing(self) -> bool:
        """Whether it is looked up and never deployed."""
        return self.record.get("existing") is True

    @property
    def loop(self) -> dict[str, object] | None:
        """Its copy loop, if it has one."""
        value = self.record.get("copy")
        return None if value is None else only(value, LOOP, self.spot / "copy", "a copy")

    def body(self) -> dict[str, object]:
        """What its provider gets, still with all expressions."""
        return {key: value for key, value in self.record.items() if key not in self._hidden()}

    def _hidden(self) -> frozenset[str]:
        more = {"metadata", "scope"}
        if self.is_deployment or self.existing:
            more |= {"subscriptionId", "resourceGroup"}
        return NO_BODY | more

    @property
    def is_deployment(self) -> bool:
        """Whether it deploys a template of its own."""
        return str(self.record.get("type")).casefold() == DEPLOYMENT


def declared(
    value: object, spot: Spot, symbol: str = "", parent: Declared | None = None
) -> Declared:
    """A resource with the ones in it. Raises InputError for what no resource has."""
    found = named(record(value, spot, "a resource"), HEAD)
    for name in STRANGE:
        if name in found:
            raise InputError(
                f"`{name}` of a resource is not understood",
                place=spot / name,
                remedy="It belongs to an experimental version of the language.",
            )
    for name in ("type", "name"):
        if name not in found:
            raise InputError(f"a resource has no {name}", place=spot, remedy="Give it one.")
    here = Declared(found, spot, symbol, parent)
    if parent is not None and "copy" in found:
        raise InputError(
            "a resource within another one has a copy",
            place=spot / "copy",
            remedy="Declare it at the top, with the whole type and name.",
        )
    inside = array(found.get("resources"), spot / "resources", "`resources`")
    children = tuple(
        declared(each, spot / "resources" / number, parent=here)
        for number, each in enumerate(inside)
    )
    return Declared(found, spot, symbol, parent, children)


def inline_template(resource: Mapping[str, object]) -> object:
    """The template in the properties of a deployment, if it is computed by itself.

    One with the outer scope, which is the default, is computed with the parameters and variables
    of the template around it, and belongs to that one.
    """
    properties = _part(resource, "properties")
    if str(_part(resource, "type")).casefold() != DEPLOYMENT or not isinstance(properties, dict):
        return None
    template = _part(properties, "template")
    return template if isinstance(template, dict) and inner_scope(properties) else None


def inner_scope(properties: Mapping[str, object]) -> bool:
    """Whether a nested template sees its own parameters and variables only."""
    options = _part(properties, "expressionEvaluationOptions")
    scope = _part(options, "scope") if isinstance(options, dict) else None
    return str(scope).casefold() == "inner"


def _part(record: Mapping[str, object], name: str) -> object:
    key = key_of(record, name)
    return None if key is None else record[key]
