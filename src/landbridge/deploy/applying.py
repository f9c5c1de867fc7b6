"""A deployment at work: how each kind of thing is done."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from landbridge.clients.arm import Arm, etag_of
from landbridge.deploy.committing import commit
from landbridge.deploy.laying import Fills, Laying
from landbridge.deploy.ledger import Entry, Ledger
from landbridge.deploy.merged import Body
from landbridge.deploy.reconnecting import DISCONNECTED, reconnected
from landbridge.deploy.segments import IN_CLOUD, Wanted, patched
from landbridge.deploy.work import NSX, Kind, Work
from landbridge.errors import RemoteError
from landbridge.network.service import is_called
from landbridge.render.arm.ground import ROUTE_TABLE

Tell = Callable[[str, str], None]
"""Is told of each thing twice: how it is called, and `begun`, then what became of it."""
BEGUN, DONE, LEFT = "begun", "done", "stands already"
TABLE, ROUTES = "routeTable", "routes"


class Asked(NamedTuple):
    """What a deployment is to make: by ids in small letters, and the tree of NSX."""

    paths: frozenset[str]
    wanted: Wanted


class Hands:
    """What the steps of one deployment work with."""

    def __init__(self, arm: Arm, ledger: Ledger, tell: Tell, asked: Asked) -> None:
        self._arm, self._ledger, self._tell, self._asked = arm, ledger, tell, asked
        self._laying = Laying(arm, ledger)

    def do(self, work: Work) -> str:
        """Done, or left because it stands already."""
        self._tell(work.name, BEGUN)
        became = DOING[work.kind](self, work)
        self._tell(work.name, became)
        return became

    def put(self, work: Work) -> str:
        """Laid over what stands; sides of a peering once more, when the other waits for one."""
        try:
            return self._over(work.type, work.path, work.version, work.body, work.filled)
        except RemoteError as error:
            if error.code != DISCONNECTED or not reconnected(self._arm, work, self._asked.paths):
                raise
        return self._over(work.type, work.path, work.version, work.body, work.filled)

    def attach(self, work: Work) -> str:
        """On each subnet that is called so; one that has a table keeps it, and gets the routes."""
        found = service_subnets(self._arm, work)
        if not found:
            raise RemoteError(f"the service has made no subnet {work.body['name']} in {work.path}")
        became = [self._attach(each, work) for each in found]
        return DONE if DONE in became else LEFT

    def synchronise(self, work: Work) -> str:
        """The side is put again, with what the other is now."""
        standing = self._arm.get(work.path, work.version)
        if standing is None:
            raise RemoteError(f"no peering stands at {work.path}")
        if standing["properties"].get("peeringSyncLevel", SYNCED) == SYNCED:
            return LEFT
        path = f"{work.path}?syncRemoteAddressSpace=true"
        self._arm.put(path, work.version, standing, match=etag_of(standing))
        return DONE

    def synchronise_again(self, works: Iterable[Work]) -> None:
        """Peers, at the end: the network grows some time after NSX has a segment."""
        for each in works:
            if each.kind is Kind.SYNCHRONISE:
                self.synchronise(each)

    def nsx(self, work: Work) -> str:
        """The tree of NSX."""
        owner = {"owner": work.body["owner"]}
        self._ledger.note(Entry(f"{work.path}{IN_CLOUD}", NSX, work.version, owner))
        return DONE if patched(self._arm, work, self._asked.wanted) else LEFT

    def commit(self, work: Work) -> str:
        """What has no effect yet takes it."""
        return DONE if commit(self._arm, self._ledger, work) else LEFT

    def _attach(self, subnet: Body, work: Work) -> str:
        properties = dict(work.body["properties"])
        became = LEFT
        if theirs := keeps_table(subnet, work):
            del properties[TABLE]
            became = self._over(ROUTE_TABLE, theirs, work.version, routes_of(work))
        if properties:
            over = self._over(work.type, subnet["id"], work.version, {"properties": properties})
            became = DONE if DONE in (over, became) else LEFT
        return became

    def _over(self, type_: str, path: str, version: str, body: Body, fills: Fills = ()) -> str:
        return DONE if self._laying.over(type_, path, version, body, fills) else LEFT


def service_subnets(arm: Arm, work: Work) -> list[Body]:
    """The subnets that are called as a thing to attach says."""
    network = arm.get(work.path, work.version) or {}
    called, names = work.body["name"], frozenset(work.body["names"])
    subnets = network.get("properties", {}).get("subnets", ())
    return [each for each in subnets if is_called(each["name"], called, names)]


def routes_of(work: Work) -> Body:
    """What a table of the service gets in place of ours."""
    return {"properties": {ROUTES: work.body[ROUTES]}}


def keeps_table(subnet: Body, work: Work) -> str:
    """The id of the table that a subnet has already, where it is another than ours; else none."""
    has, wanted = subnet.get("properties", {}).get(TABLE), work.body["properties"].get(TABLE)
    other = has and wanted and has["id"].lower() != wanted["id"].lower()
    return str(has["id"]) if other else ""


SYNCED = "FullyInSync"
DOING: Mapping[str, Callable[[Hands, Work], str]] = {
    Kind.PUT: Hands.put,
    Kind.ATTACH: Hands.attach,
    Kind.SYNCHRONISE: Hands.synchronise,
    Kind.NSX: Hands.nsx,
    Kind.COMMIT: Hands.commit,
}
