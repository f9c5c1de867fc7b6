"""A plan parted into what can be made at once: by stage, and within it by resource group."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from landbridge.model.plan import Plan
from landbridge.network.address.declared import home_name
from landbridge.network.estate.assembled import assembled
from landbridge.render.arm import ArmResource, Stage, bodies, stage_of, version_of
from landbridge.render.arm.ground import CLOUD, VIRTUAL_NETWORK, Ground
from landbridge.render.arm.resource import RESOURCE_GROUP, Body, id_of
from landbridge.render.templates.attachments import attachments
from landbridge.render.templates.identified import SUBSCRIPTION, at_home, identified, parsed
from landbridge.render.templates.subnets import apart
from landbridge.render.templates.symbols import Key, symbols
from landbridge.render.templates.values import (
    GROWN,
    LOCATION,
    Given,
    Grown,
    Id,
    Parameter,
    Part,
    Piece,
    Staged,
    Told,
    found,
    is_group,
)
from landbridge.render.templates.why import GROWS, reasons

ORDER = list(Stage)
SUBSCRIPTION_WIDE = "subscription"
ABOUT_LOCATION = "Region of the private cloud and of all that stands with it."
ABOUT_GROWN = (
    "Prefixes of the private cloud's network as it stands: [] before it is made, afterwards what"
    " `az network vnet show` tells. The service adds those of segments, and they must stay."
)


def staged(plan: Plan) -> Staged:
    """All that a plan makes. Raises InputError for what Azure could not hold."""
    plan, circuits = at_home(plan)
    ground = Ground(plan.estate, assembled(plan.estate), SUBSCRIPTION)
    made = list(apart(bodies(plan, SUBSCRIPTION)))
    names = symbols(made)
    network = _id(VIRTUAL_NETWORK, home_name(ground.cloud), ground, names)
    pieces = list(_chained(_piece(each, ground, names, network) for each in made))
    by_symbol = _staged_late(pieces)
    groups = tuple(each for each in by_symbol.values() if is_group(each.id))
    rest = [each for each in by_symbol.values() if not is_group(each.id)]
    return Staged(
        groups=groups,
        parts=tuple(_named(_parts(rest, ground, names))),
        parameters=(
            Parameter(LOCATION, ABOUT_LOCATION, str, ground.region),
            Parameter(GROWN, ABOUT_GROWN, list),
        ),
        region=ground.region,
        cloud=_id(CLOUD, ground.cloud.name, ground, names),
        network=network,
        left_out=(*(line for each in made for line in each.remarks), *circuits),
    )


def _id(type_: str, name: str, ground: Ground, names: Mapping[Key, str]) -> Id:
    group = ground.group_of(name) if type_ == VIRTUAL_NETWORK else ground.home
    return parsed(id_of(SUBSCRIPTION, group, type_, name), names)


def _piece(made: ArmResource, ground: Ground, names: Mapping[Key, str], network: Id) -> Piece:
    own = names[made.key]
    grows = own == network.symbol
    body = _filled(identified(_given(made.body, ground), names), made, names)
    needs = [*(each.symbol for each in found(body) if isinstance(each, Id)), *_behind(made, names)]
    return Piece(
        own,
        made.type,
        made.name,
        made.group,
        version_of(made.type),
        stage_of(made.type),
        _growing(body) if grows else body,
        tuple(dict.fromkeys(each for each in needs if each and each != own)),
        (*reasons(made.type, made.name, *([GROWS] if grows else [])), *made.remarks),
    )


def _filled(body: object, made: ArmResource, names: Mapping[Key, str]) -> Body:
    """The body with what others tell once they stand, each where it belongs."""
    for each in made.filled:
        told = Told(parsed(each.id, names), version_of(each.type), each.of)
        body = _with(body, each.path.split("."), told)
    assert isinstance(body, dict)  # noqa: S101 - a body is one
    return body


def _with(body: object, path: Sequence[str], value: object) -> object:
    first, *rest = path
    held = dict(body) if isinstance(body, Mapping) else {}
    return {**held, first: _with(held.get(first), rest, value) if rest else value}


def _given(body: Body, ground: Ground) -> Body:
    """What stands in the region of the cloud takes it from the parameter."""
    return {**body, LOCATION: Given(LOCATION)} if body.get(LOCATION) == ground.region else body


def _growing(body: Body) -> Body:
    properties = body["properties"]
    space = properties["addressSpace"]
    grown = {**space, "addressPrefixes": Grown(tuple(space["addressPrefixes"]))}
    return {**body, "properties": {**properties, "addressSpace": grown}}


def _behind(made: ArmResource, names: Mapping[Key, str]) -> Iterator[str]:
    """The group, the parents, and what must stand before though the body does not name it."""
    if made.type != RESOURCE_GROUP:
        yield names.get((RESOURCE_GROUP.lower(), made.group.lower(), made.group.lower()), "")
    type_, name = made.type, made.name
    while "/" in name:
        type_, name = type_.rpartition("/")[0], name.rpartition("/")[0]
        yield names.get((type_.lower(), made.group.lower(), name.lower()), "")
    for each in made.after:
        yield parsed(each, names).symbol


def _chained(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Whoever touches what has children waits for the one before: services take one change at once.

    A child touches its parent, and a resource of the same provider what it refers to.
    """
    made = list(pieces)
    known = {(each.type.lower(), each.group.lower(), each.name.lower()): each for each in made}
    parents = {above.symbol for each in made if (above := _parent(each, known))}
    last: dict[str, str] = {}
    for each in made:
        above = _parent(each, known)
        touched = {*([above.symbol] if above else []), *_named_alike(each)} & parents
        before = [last[name] for name in sorted(touched) if name in last]
        last |= dict.fromkeys(touched, each.symbol)
        yield replace(each, needs=tuple(dict.fromkeys([*each.needs, *before])))


def _parent(piece: Piece, known: Mapping[Key, Piece]) -> Piece | None:
    """What it stands in; None for what stands alone."""
    type_, name = (each.rpartition("/")[0].lower() for each in (piece.type, piece.name))
    return known.get((type_, piece.group.lower(), name)) if name else None


def _named_alike(piece: Piece) -> Iterator[str]:
    provider = piece.type.partition("/")[0]
    for each in found(piece.body):
        if isinstance(each, Id) and each.type.partition("/")[0] == provider:
            yield each.symbol


def _staged_late(pieces: Iterable[Piece]) -> Mapping[str, Piece]:
    """By symbol; none is made in an earlier stage than what it needs."""
    known: dict[str, Piece] = {}
    for each in pieces:
        stages = [each.stage, *(known[name].stage for name in each.needs)]
        known[each.symbol] = replace(each, stage=max(stages, key=ORDER.index))
    return known


def _parts(pieces: Sequence[Piece], ground: Ground, names: Mapping[Key, str]) -> Iterator[Part]:
    """Stage by stage; within one, as long as possible what goes into one group."""
    for stage in ORDER:
        left = [each for each in pieces if each.stage is stage]
        while left:
            group = left[0].group
            taken = list(_ready(left, group))
            yield Part("", stage, group, tuple(taken))
            left = [each for each in left if each not in taken]
        if stage is Stage.UPLINKS and (put := tuple(attachments(ground, names))):
            yield Part("", stage, put[0].network.group, (), put)


def _ready(left: Sequence[Piece], group: str) -> Iterator[Piece]:
    """Those of a group that need nothing of what is left for others."""
    barred: set[str] = set()
    for each in left:
        if each.group.lower() != group.lower() or barred & {*each.needs}:
            barred.add(each.symbol)
        else:
            yield each


def _named(parts: Iterable[Part]) -> Iterator[Part]:
    found = list(parts)
    for number, each in zip(count(1), found, strict=False):
        several = len({other.group.lower() for other in found if other.stage is each.stage}) > 1
        words = [
            f"{number:02}",
            each.stage.value,
            *([each.group or SUBSCRIPTION_WIDE] if several else []),
        ]
        yield replace(each, name="-".join(map(_slug, words)))


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
