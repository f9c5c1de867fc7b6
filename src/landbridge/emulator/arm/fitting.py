"""Whether a body is one that its type takes, and what of it stands afterwards."""

from collections.abc import Iterator
from functools import cache

from landbridge.catalogue.shapes import Misfit, shapes
from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import Kind
from landbridge.emulator.arm.merge import merged
from landbridge.emulator.arm.naming import refuse_place
from landbridge.emulator.region import same_region
from landbridge.emulator.store import Body, Resource

ETAG, AUTHOR, STATE = "etag", "systemData", "properties.provisioningState"


@cache
def tells(kind: Kind, path: str) -> bool:
    """Whether a resource of a type has a property, in the model of what is read of it."""
    known = shapes(kind.schema)
    model = known.of(kind.path, "get") or known.of(kind.path)
    return bool(model) and known.holds(model, path.split("."))


def refuse_misfit(kind: Kind, body: Body, standing: Resource | None) -> None:
    """Raises Refusal for a body that cannot be put."""
    known, model = shapes(kind.schema), shapes(kind.schema).of(kind.path)
    _refuse(list(known.misfits(body, model)))
    if kind.tracked and not body.get("location"):
        raise refusals.location_wanted()
    if kind.tracked and standing and not same_region(body, standing.body):
        raise refusals.location_other(standing.id, standing.body["location"], body["location"])
    if body.get("location"):
        refuse_place(kind, body["location"])
    _refuse(list(_frozen(kind, body, standing)))


def refuse_misfit_patch(kind: Kind, body: Body, standing: Resource) -> None:
    """Raises Refusal for a change that cannot be laid over what stands."""
    known = shapes(kind.schema)
    _refuse([*known.misfits(body, _patch(kind)), *_frozen(kind, body, standing)])


def refuse_misfit_action(type_: str, action: str, body: Body) -> None:
    """Raises Refusal for a body that an action of a type does not take."""
    provider, _, path = type_.partition("/")
    known = shapes(provider)
    _refuse(list(known.misfits(body, known.of(path, action))))


def refuse_misfit_properties(kind: Kind, properties: Body) -> None:
    """Raises Refusal for properties that nobody could put, such as none where some are needed."""
    known = shapes(kind.schema)
    model = known.model(known.of(kind.path)).properties["properties"].model
    _refuse(list(known.misfits(properties, model, "properties")))


def change_of(kind: Kind, body: Body) -> Body:
    """What a client may change, of a change that it sends; nothing that is never given back."""
    return _without_secrets(kind, shapes(kind.schema).part(body, _patch(kind), read_only=False))


def methods(kind: Kind) -> frozenset[str]:
    """Those of a type; what has no model of a change is changed by no client."""
    whole = "PATCH" in kind.methods and not _patch(kind)
    return kind.methods - {"PATCH"} if whole else kind.methods


def _patch(kind: Kind) -> str:
    """The model of a change; none for what is put whole."""
    return shapes(kind.schema).of(kind.path, "patch")


def _frozen(kind: Kind, body: Body, standing: Resource | None) -> Iterator[Misfit]:
    known = shapes(kind.schema)
    if standing:
        yield from known.frozen(body, standing.body, known.of(kind.path))


def _refuse(misfits: list[Misfit]) -> None:
    if misfits:
        raise refusals.unfit(misfits)


def whole_body(kind: Kind, body: Body, standing: Resource | None) -> Body:
    """What a client wrote with what stays as it was; nothing that is never given back."""
    known, model = shapes(kind.schema), shapes(kind.schema).of(kind.path)
    own = known.part(standing.body, model, read_only=True) if standing else {}
    return _without_secrets(kind, merged(own, known.part(body, model, read_only=False)))


def _without_secrets(kind: Kind, body: Body) -> Body:
    properties = body.get("properties")
    for path in kind.write_only:
        properties = _without(properties, path.split("."))
    return body if properties is None else {**body, "properties": properties}


def _without(held: object, path: list[str]) -> object:
    """The same but for what is at a path, in each item of a list on its way."""
    if isinstance(held, list):
        return [_without(each, path) for each in held]
    if not isinstance(held, dict) or path[0] not in held:
        return held
    rest = {name: value for name, value in held.items() if name != path[0]}
    return {**rest, path[0]: _without(held[path[0]], path[1:])} if path[1:] else rest
