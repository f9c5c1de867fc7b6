"""A body laid over what stands at an id: nothing of others goes, and nothing of theirs is claimed.

The ledger notes a thing before Azure is asked for it, and once more when Azure has made it. A run
that is stopped in between leaves in doubt whose thing it is that stands there later: ours where it
is all that we asked for, else somebody made another one, which is changed and not made by us.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress

from landbridge.clients.arm import Arm
from landbridge.deploy.change import unfinished
from landbridge.deploy.ledger import Entry, Ledger
from landbridge.deploy.merged import Body, differences, merged
from landbridge.errors import RemoteError

Fills = Sequence[Sequence[str]]
"""As `Work.filled` has them."""
KEY = "authorizationKey"
REFUSED, FAILED = range(400, 500), range(200, 400)
"""How Azure answers to what it does not begin, and to questions after what it has begun."""
MAYBE = frozenset({404, 408, 409, 412, 429})
"""What it may have begun all the same, at an earlier try."""


class Laying:
    """Lays bodies over what stands in one Azure, by one ledger."""

    def __init__(self, arm: Arm, ledger: Ledger) -> None:
        self._arm, self._ledger = arm, ledger

    def over(self, type_: str, path: str, version: str, body: Body, fills: Fills = ()) -> bool:
        """Whether anything had to be done. Raises RemoteError."""
        found: Body | None = None

        def wanted(standing: Body | None) -> Body | None:
            nonlocal found
            found = standing
            self._settle_doubt(path, standing)
            if standing is not None and stands(standing, body):
                return None
            whole = merged(standing or {}, filled(self._arm, body, fills))
            self._ledger.note(Entry(path, type_, version, standing and keyless(standing)))
            self._ledger.lay(path, body)
            return whole

        try:
            did = self._arm.change(path, version, wanted)
        except RemoteError as error:
            if found is None:
                self._after_failure(path, version, error)
            raise
        self._ledger.confirm(path)
        return did

    def _settle_doubt(self, path: str, standing: Body | None) -> None:
        """Whose it is that stands where an earlier run was stopped."""
        if standing is None or not self._ledger.doubts(path):
            return
        if is_ours(standing, self._ledger.laid(path)):
            self._ledger.confirm(path)
        else:
            self._ledger.undone(path)

    def _after_failure(self, path: str, version: str, error: RemoteError) -> None:
        """What was begun is ours though it failed; what was refused and does not stand is not."""
        if error.status in FAILED:
            self._ledger.confirm(path)
        elif error.status in REFUSED and error.status not in MAYBE:
            with suppress(RemoteError):
                if self._arm.get(path, version) is None:
                    self._ledger.undone(path)


def stands(standing: Body, body: Body) -> bool:
    """Whether it is made to its end, as it is wanted."""
    return not any(unfinished(standing)) and not any(differences(standing, body))


def is_ours(standing: Body, laid: Body) -> bool:
    """Whether all that a run asked for stands, of which nobody knows whether Azure had heard it."""
    return not any(differences(standing, laid))


def keyless(standing: Body) -> Body:
    """A body without the key of a circuit, which Azure may tell and nobody may write down."""
    properties = standing.get("properties")
    if not isinstance(properties, Mapping) or KEY not in properties:
        return standing
    return {
        **standing,
        "properties": {name: properties[name] for name in properties if name != KEY},
    }


def filled(arm: Arm, body: Body, fills: Fills) -> Body:
    """The body with what other resources tell, such as a key.

    It is sent alone: it is compared with nothing, and written down nowhere.
    """
    for path, id_, version, of in fills:
        value: object = arm.get(id_, version)
        for key in of.split("."):
            value = value.get(key) if isinstance(value, Mapping) else None
        if value is None:
            raise RemoteError(f"{id_} tells no {of}, which is needed in {path}")
        body = merged(body, nested(path.split("."), value))
    return body


def nested(keys: Sequence[str], value: object) -> Body:
    """An object that holds a value at a path."""
    first, *rest = keys
    return {first: nested(rest, value) if rest else value}
