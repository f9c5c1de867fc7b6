"""What stands where something is to be done, by its kind. Nothing is changed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from landbridge.clients.arm import Arm
from landbridge.deploy import committing
from landbridge.deploy.applying import SYNCED, keeps_table, routes_of, service_subnets
from landbridge.deploy.change import Change, change, unfinished
from landbridge.deploy.merged import Body
from landbridge.deploy.policy_tree import CHILDREN, Hung, keeping_tags, objects
from landbridge.deploy.segments import IN_CLOUD, Wanted, manager_of, stands
from landbridge.deploy.work import NSX, Kind, Work
from landbridge.errors import RemoteError
from landbridge.render.arm.ground import ROUTE_TABLE
from landbridge.render.nsx import NOTHING, OWNER


class Sight(NamedTuple):
    """Where to look; `wanted` makes the tree of NSX."""

    arm: Arm
    wanted: Wanted


def changes(sight: Sight, work: Work) -> Iterator[Change]:
    """What it would take; several for what is done to several things."""
    yield from LOOKS[work.kind](sight, work)


def _put(sight: Sight, work: Work) -> Iterator[Change]:
    yield change(work, sight.arm.get(work.path, work.version))


def _attach(sight: Sight, work: Work) -> Iterator[Change]:
    """On each subnet; where it has a table of the service, the routes in that one count."""
    found = service_subnets(sight.arm, work)
    if not found:
        yield change(work, None)
    for subnet in found:
        properties = dict(work.body["properties"])
        if theirs := keeps_table(subnet, work):
            del properties["routeTable"]
            yield _routes(sight, work, theirs)
        if properties:
            yield change(replace(work, path=subnet["id"], body={"properties": properties}), subnet)


def _routes(sight: Sight, work: Work, table: str) -> Change:
    name = table.rpartition("/")[2]
    into = replace(work, type=ROUTE_TABLE, name=name, path=table, body=routes_of(work))
    return change(into, sight.arm.get(table, work.version))


def _synchronise(sight: Sight, work: Work) -> Iterator[Change]:
    """A peering that does not stand, or not whole, is another work's, and in step then."""
    standing = sight.arm.get(work.path, work.version)
    if standing and "peeringSyncLevel" in standing["properties"] and not any(unfinished(standing)):
        body = {"properties": {"peeringSyncLevel": SYNCED}}
        yield change(replace(work, body=body), standing)


def _commit(sight: Sight, work: Work) -> Iterator[Change]:
    yield change(work, committing.standing(sight.arm, work))


def _nsx(sight: Sight, work: Work) -> Iterator[Change]:
    """Object by object; what carries our tag and nobody wants any more is told behind them."""
    if sight.arm.get(work.path, work.version) is None:
        yield from (_hung(work, each, None) for each in objects(sight.wanted(NOTHING)))
        return
    try:
        with manager_of(sight.arm, work.path, work.version) as nsx:
            standing = {each.place: each for each in objects(nsx.tree())}
            wanted = keeping_tags(sight.wanted(stands(nsx)), standing)
    except RemoteError as error:
        yield Change(work, None, unknown=str(error))
        return
    ours = {each.place: each for each in objects(wanted)}
    loose = {place: each for place, each in standing.items() if place not in ours}
    behind = [each for each in loose.values() if each.carries(OWNER, work.body["owner"])]
    theirs = [each for each in loose.values() if each not in behind]
    for place, each in ours.items():
        yield _with_theirs(_hung(work, each, standing.get(place)), place, theirs)
    yield from (replace(_hung(work, each, each), behind=True) for each in behind)


def _with_theirs(found: Change, place: str, theirs: Sequence[Hung]) -> Change:
    """What others hung on an object of ours stands beside what we hang on it."""
    names = [{"name": each.name} for each in theirs if each.above == place]
    if not names or found.standing is None:
        return found
    body = {**found.work.body, CHILDREN: []}
    standing = {**found.standing, CHILDREN: names}
    return replace(found, work=replace(found.work, body=body), standing=standing)


def _hung(work: Work, wanted: Hung, standing: Hung | None) -> Change:
    path = f"{work.path}{IN_CLOUD}{wanted.place}"
    told: Body = wanted.body
    each = replace(work, type=f"{NSX}/{wanted.kind}", name=wanted.name, path=path, body=told)
    return change(each, standing.body if standing else None)


LOOKS: Mapping[Kind, Callable[[Sight, Work], Iterator[Change]]] = {
    Kind.PUT: _put,
    Kind.ATTACH: _attach,
    Kind.SYNCHRONISE: _synchronise,
    Kind.NSX: _nsx,
    Kind.COMMIT: _commit,
}
