"""A resource of a deployment: one turn of a declaration, with all that could be computed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from landbridge.armlang.context import Budget, Context, Section
from landbridge.armlang.declared import Declared
from landbridge.armlang.evaluation import valued
from landbridge.armlang.fields import array, record
from landbridge.armlang.scope import State
from landbridge.armlang.spot import Spot
from landbridge.armlang.values import Pending, needs_of, part_of


@dataclass(frozen=True)
class Turn:
    """Which copy of a loop a resource is; `batch` is None where all may be deployed at once."""

    loop: str
    index: int
    count: int
    batch: int | None = None


@dataclass(frozen=True)
class Resource:
    """A resource as it shall be deployed, or is looked up (`existing`).

    `condition` is False where it is left out. `body` is what its provider gets; parts of it are
    Pending while they wait for others. `depends_on` are ids of resources of this deployment that
    come first, by `dependsOn` or by reference(). An `id` that is Pending waits for a name.
    """

    id: str | Pending
    type: str
    name: str | Pending
    api_version: str | None
    spot: Spot
    symbol: str = ""
    condition: bool | Pending = True
    existing: bool = False
    turn: Turn | None = None
    body: Mapping[str, object] = field(default_factory=dict, repr=False)
    depends_on: tuple[str, ...] = ()
    touched: frozenset[str] = frozenset()
    declared: Declared = field(repr=False, kw_only=True)
    context: Context = field(repr=False, kw_only=True)

    @property
    def location(self) -> object:
        """Where it is, None if it is nowhere in particular."""
        return self.body.get("location")

    @property
    def properties(self) -> Mapping[str, object]:
        """Its properties, empty if it has none."""
        found = self.body.get("properties")
        return found if isinstance(found, dict) else {}

    @property
    def deployed(self) -> bool:
        """Whether it is made or changed; while nobody knows, it may be."""
        return not self.existing and self.condition is not False

    @property
    def needs(self) -> frozenset[str]:
        """What must be known before all of it is."""
        return needs_of([self.id, self.condition, dict(self.body)])

    @property
    def label(self) -> str:
        """What messages call it: symbolic name, id, or place."""
        return self.symbol or (self.id if isinstance(self.id, str) else str(self.spot))

    def with_body(self) -> Self:
        """The same, its body computed, and what it asks for remembered."""
        if not self.deployed:
            return self
        limits, touched = self.context.scope.limits, set[str]()
        frame = replace(self.context.frame, touched=touched, budget=Budget(limits.resource_bytes))
        context = replace(self.context, frame=frame, section=Section.BODY)
        body = _body(self, context)
        return replace(self, body=body, touched=frozenset(touched))

    def resolved(self, state: State) -> Self:
        """The same with what is known by now, as a deployment does it when its turn has come."""
        scope = replace(self.context.scope, state=state)
        frame = replace(self.context.frame, scope=scope)
        return replace(self, context=replace(self.context, frame=frame)).with_body()


def _body(resource: Resource, context: Context) -> dict[str, object]:
    raw = resource.declared.body()
    nested = raw.get("properties")
    template = None
    if resource.declared.is_deployment and isinstance(nested, dict):
        template = part_of(nested, "template")
        raw["properties"] = {k: part for k, part in nested.items() if part is not template}
        template = valued(template, context) if isinstance(template, str) else template
    body = record(valued(raw, context), context.spot, "a resource")
    body |= {"type": resource.type, "name": resource.name}
    if template is not None and isinstance(body["properties"], dict):
        body["properties"] = {**body["properties"], "template": template}
    return body


def wanted(resource: Resource) -> list[object]:
    """The entries of its `dependsOn`, computed; what waits is Pending."""
    context = replace(resource.context, section=Section.HEAD).inside("dependsOn")
    given = resource.declared.record.get("dependsOn")
    value = valued(
        [given] if isinstance(given, str) and not given.startswith("[") else given, context
    )
    return array(value, context.spot, "`dependsOn`") if not isinstance(value, Pending) else [value]
