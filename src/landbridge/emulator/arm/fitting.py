"""Whether a body is one that its type takes, and what of it stands afterwards."""

from collections.abc import Iterator

from landbridge.catalogue.shapes import Misfit, shapes
from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import Kind
from landbridge.emulator.arm.merge import merged
from landbridge.emulator.region import same_region
from landbridge.emulator.store import Body, Resource


def refuse_misfit(kind: Kind, body: Body, standing: Resource | None) -> None:
    """Raises Refusal for a body that cannot be put."""
    known, model = shapes(kind.schema), shapes(kind.schema).of(kind.path)
    _refuse([*known.misfits(body, model), *_frozen(kind, body, standing)])
    if kind.tracked and not body.get("location"):
        raise refusals.location_wanted()
    if kind.tracked and standing and not same_region(body, standing.body):
        raise refusals.location_other(standing.id, standing.body["location"], body["location"])


def refuse_misfit_patch(kind: Kind, body: Body, standing: Resource) -> None:
    """Raises Refusal for a change that cannot be laid over what stands."""
    known = shapes(kind.schema)
    model = known.of(kind.path, "patch") or known.of(kind.path)
    _refuse([*known.misfits(body, model), *_frozen(kind, body, standing)])


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
    whole = merged(own, known.part(body, model, read_only=False))
    for path in kind.write_only:
        _forget(whole.get("properties"), path.split("."))
    return whole


def _forget(held: object, path: list[str]) -> None:
    """Takes out of a body what is at a path, in each item of a list on its way."""
    if isinstance(held, list):
        for each in held:
            _forget(each, path)
    elif isinstance(held, dict):
        if path[1:]:
            _forget(held.get(path[0]), path[1:])
        else:
            held.pop(path[0], None)
