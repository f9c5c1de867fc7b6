"""A resource of a deployment: one turn of a declaration, with all that could be computed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from landbridge.armlang.context import Budget, Context, Loop, Section
from landbridge.armlang.declared import Declared
from landbridge.armlang.evaluation import counted, failed, valued, whole_value
from landbridge.armlang.fault import Fault, Waiting
from landbridge.armlang.fields import array, record, text
from landbridge.armlang.identity import PROVIDERS, id_in, joined_id
from landbridge.armlang.scope import Level, Scope, State
from landbridge.armlang.spot import Spot
from landbridge.armlang.values import Pending, key_of, kind, needs_of
from landbridge.errors import InputError


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
        template = _part(nested, "template")
        raw["properties"] = {k: part for k, part in nested.items() if part is not template}
        template = valued(template, context) if isinstance(template, str) else template
    body = record(valued(raw, context), context.spot, "a resource")
    body |= {"type": resource.type, "name": resource.name}
    if template is not None and isinstance(body["properties"], dict):
        body["properties"] = {**body["properties"], "template": template}
    return body


def _part(properties: Mapping[str, object], name: str) -> object:
    key = key_of(properties, name)
    return None if key is None else properties[key]


def heads(declared: Declared, context: Context) -> list[Resource]:
    """All resources of one declaration, copies and inner ones too, still without their bodies."""
    here = replace(context, spot=declared.spot)
    loop = declared.loop
    if loop is None:
        return [_head(each, here) for each in declared]
    at = here.inside("copy")
    name = text(loop.get("name", declared.symbol), at.spot / "name", "the name of a copy")
    count = counted(loop.get("count"), at.inside("count"))
    batch = _batch(loop, at)
    return [
        replace(_head(each, here.turn(Loop(name, index))), turn=Turn(name, index, count, batch))
        for index in range(count)
        for each in declared
    ]


def _batch(loop: Mapping[str, object], context: Context) -> int | None:
    mode = str(loop.get("mode", "Parallel")).casefold()
    if mode not in ("serial", "parallel"):
        problem = f"the mode of a copy is `{loop['mode']}`"
        raise failed(Fault(problem, "It is Serial or Parallel."), context.inside("mode"))
    size = whole_value(loop.get("batchSize", 1), context.inside("batchSize"))
    if isinstance(size, bool) or not isinstance(size, int) or size < 1:
        raise failed(Fault("batchSize is no number", "Give 1 or more."), context)
    return size if mode == "serial" else None


def _head(declared: Declared, context: Context) -> Resource:
    here = replace(context, spot=declared.spot, section=Section.HEAD)
    given = declared.record
    condition = _condition(given.get("condition", True), here.inside("condition"))
    if condition is False:
        return _left_out(declared, here)
    type_, name = _type_and_name(declared, here)
    version = valued(given.get("apiVersion"), here.inside("apiVersion"))
    head = Resource(
        id="",
        type=type_,
        name=name,
        api_version=version if isinstance(version, str) else None,
        spot=declared.spot,
        symbol=_symbol(declared, here),
        condition=condition,
        existing=declared.existing,
        declared=declared,
        context=here,
    )
    if version is None and "apiProfile" not in here.frame.template:
        raise InputError("a resource has no apiVersion", place=here.spot, remedy="Give it one.")
    return replace(head, id=_id(head, here))


def _left_out(declared: Declared, context: Context) -> Resource:
    """A resource that is not deployed: what cannot be computed of it is no fault.

    Templates rely on that: they name it after values that are null where it is left out.
    """
    text_ = str(declared.record["name"])
    unnamed = Pending(text_, frozenset({f"{text_}, which is left out"}))
    head = Resource(
        id=unnamed,
        type=str(declared.record["type"]),
        name=unnamed,
        api_version=None,
        spot=declared.spot,
        symbol=_symbol(declared, context),
        condition=False,
        existing=declared.existing,
        declared=declared,
        context=context,
    )
    try:
        type_, name = _type_and_name(declared, context)
        named = replace(head, type=type_, name=name)
        return replace(named, id=_id(named, context))
    except InputError:
        return head


def _symbol(declared: Declared, context: Context) -> str:
    if not declared.symbol or declared.loop is None:
        return declared.symbol
    return f"{declared.symbol}[{context.loops[-1].index}]"


def _type_and_name(declared: Declared, context: Context) -> tuple[str, str | Pending]:
    """Of a resource in another one, both behind those of the other, unless it gives them whole."""
    type_ = whole_value(declared.record["type"], context.inside("type"))
    name = valued(declared.record["name"], context.inside("name"))
    if not isinstance(type_, str) or not isinstance(name, str | Pending):
        found = kind(name if isinstance(type_, str) else type_)
        raise failed(Fault(f"type or name of a resource is {found}", "Give texts."), context)
    if declared.parent is None:
        return type_, name
    outer_type, outer = _type_and_name(declared.parent, replace(context, spot=declared.parent.spot))
    whole = type_.casefold().startswith(f"{outer_type}/".casefold())
    joined = type_ if whole else f"{outer_type}/{type_}"
    if isinstance(name, Pending) or isinstance(outer, Pending):
        return joined, Pending(str(declared.record["name"]), needs_of([name, outer]))
    return joined, name if whole and name.count("/") else f"{outer}/{name}"


def _condition(value: object, context: Context) -> bool | Pending:
    found = valued(value, context)
    if isinstance(found, str) and found.casefold() in ("true", "false"):
        return found.casefold() == "true"
    if isinstance(found, bool | Pending):
        return found
    raise failed(Fault(f"the condition is {kind(found)}", "It is true or false."), context)


def _id(head: Resource, context: Context) -> str | Pending:
    scope = place_of(head.declared, context)
    needs = needs_of([head.name, scope])
    if isinstance(head.name, Pending) or isinstance(scope, Pending):
        return Pending(str(head.declared.record["name"]), needs)
    try:
        if isinstance(scope, Scope):
            return id_in(scope, head.type, head.name)
        return joined_id(scope, head.type, head.name.split("/"))
    except Waiting as waiting:
        return Pending(str(head.declared.record["name"]), waiting.needs)
    except Fault as fault:
        raise failed(fault, context.inside("name")) from None


def place_of(declared: Declared, context: Context) -> Scope | str | Pending:
    """Where a resource is: in a place for deployments, or on the resource of this id."""
    given, here = declared.record, context.scope
    if declared.parent is not None and "scope" not in given:
        return place_of(declared.parent, replace(context, spot=declared.parent.spot))
    if "scope" in given:
        target = valued(given["scope"], context.inside("scope"))
        if isinstance(target, str):
            return _named_scope(target, here)
        if isinstance(target, Pending):
            return target
    if not (declared.is_deployment or declared.existing):
        return here
    parts = {key: valued(given.get(key), context.inside(key)) for key in _ELSEWHERE}
    if needs_of(dict(parts)):
        return Pending("a resource group", needs_of(dict(parts)))
    return _elsewhere({_ELSEWHERE[key]: str(part) for key, part in parts.items() if part}, here)


_ELSEWHERE = {"subscriptionId": "subscription", "resourceGroup": "resource_group"}


def _elsewhere(changes: dict[str, str], here: Scope) -> Scope:
    if "resource_group" in changes:
        return here.within(Level.RESOURCE_GROUP, **changes)
    return here.within(Level.SUBSCRIPTION, **changes) if changes else here


def _named_scope(text_: str, here: Scope) -> Scope | str:
    """The scope of a text: `/`, the id of a place or a resource, or type and name in turn."""
    parts = text_.strip("/").split("/")
    folded = [part.casefold() for part in parts]
    if text_ == "/":
        return here.within(Level.TENANT)
    if "microsoft.management" in folded[:2] and folded[-2] == "managementgroups":
        return here.within(Level.MANAGEMENT_GROUP, management_group=parts[-1])
    if folded[0] == "subscriptions" and len(parts) == 2:
        return here.within(Level.SUBSCRIPTION, subscription=parts[1])
    if folded[0] == "subscriptions" and len(parts) == 4:
        group = {"subscription": parts[1], "resource_group": parts[3]}
        return here.within(Level.RESOURCE_GROUP, **group)
    return text_ if text_.startswith("/") else f"{here.id}{PROVIDERS}{text_}"


def wanted(resource: Resource) -> list[object]:
    """The entries of its `dependsOn`, computed; what waits is Pending."""
    context = replace(resource.context, section=Section.HEAD).inside("dependsOn")
    given = resource.declared.record.get("dependsOn")
    value = valued(
        [given] if isinstance(given, str) and not given.startswith("[") else given, context
    )
    return array(value, context.spot, "`dependsOn`") if not isinstance(value, Pending) else [value]
