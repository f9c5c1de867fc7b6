"""The emulated types, and the world in which they stand: what each service is written against."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import ClassVar, NamedTuple, Protocol

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.operation import Operation, Operations
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.arm.secrets import Secrets
from landbridge.emulator.clock import Clock
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Body, Resource, Store


@dataclass(frozen=True)
class Wanted:
    """What a client wants a resource to be; `before` is what it was, `options` what it asks."""

    id: ResourceId
    body: Body
    before: Resource | None = None
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def properties(self) -> Body:
        found: Body = self.body.get("properties") or {}
        return found

    @property
    def location(self) -> str:
        return str(self.body.get("location", ""))


@dataclass(frozen=True)
class World:
    """One emulated Azure: what stands, what time it is, what takes time, which types there are."""

    store: Store
    clock: Clock
    operations: Operations
    kinds: "Kinds"
    secrets: Secrets = field(default_factory=Secrets)
    endpoint: str = ""

    def new(self, id_: ResourceId, body: Body) -> Resource:
        """A resource that is made now; it does not stand before it is `put`."""
        return Resource(id_, body, self.clock.now(), self.clock.now())

    def put(self, resource: Resource) -> Resource:
        return self.store.put(replace(resource, changed=self.clock.now()))

    def begin(self, resource: ResourceId, verb: str, hours: float) -> Operation:
        """Work on a resource that takes so long in Azure."""
        return self.operations.begin(resource, verb, self.clock.now(), self.clock.due(hours))


class Page(NamedTuple):
    """A part of a list: what comes after a key, and how many at most."""

    after: str
    most: int


Action = Callable[[World, ResourceId, Body], Body | Operation | None]
"""What a POST does, or a PUT of a part: what it tells, the work it began, None for nothing."""

Read = Callable[[World, ResourceId, Mapping[str, str]], Body]
"""What is told of a part of a resource that is none of its own, for what is asked."""


class Making(Protocol):
    """Who makes resources by the general rules; work that makes others is handed it."""

    @property
    def world(self) -> World: ...

    def make(self, id_: ResourceId, body: Body) -> Resource:
        """Raises Refusal, and then nothing has changed."""

    def unmake(self, id_: ResourceId) -> Operation | None:
        """The work of a deletion, None where it is over. Raises Refusal likewise."""


class Kind:
    """An emulated type. What is not overridden is a resource that is kept as it was sent."""

    type: ClassVar[str]
    tracked: ClassVar[bool] = True  # it has a location and tags of its own
    since: ClassVar[str] = ""  # the first version of its provider that has it
    methods: ClassVar[frozenset[str]] = frozenset(("PUT", "PATCH", "GET", "HEAD", "DELETE"))
    shows_etag: ClassVar[bool] = False
    shows_author: ClassVar[bool] = False  # systemData
    states: ClassVar[tuple[str, str]] = ("Creating", "Updating")  # while it is made, and changed
    write_only: ClassVar[tuple[str, ...]] = ()
    inline: ClassVar[Mapping[str, "Kind"]] = {}  # by the property that shows them in this one
    actions: ClassVar[Mapping[str, Action]] = {}
    foregoing: ClassVar[frozenset[str]] = frozenset()  # actions that need no resource
    filters: ClassVar[Mapping[str, Callable[[Resource], object]]] = {}  # fields of $filter
    plain: ClassVar[bool] = False  # its properties tell no provisioningState
    reads: ClassVar[Mapping[str, Read]] = {}  # GET of `.../connections/x/sharedkey`
    writes: ClassVar[Mapping[str, Action]] = {}  # PUT of the same
    forcible: ClassVar[bool] = False  # `force=true` deletes it whatever it is used for
    says_created: ClassVar[bool] = True  # the PUT of a new one answers 201, not 200
    named: ClassVar[bool] = True  # it is shown with its id, name and type

    def found(self, world: World, id_: ResourceId) -> Resource | None:
        """The one of a name, if it stands."""
        return world.store.get(id_)

    def listed(
        self, world: World, within: str, page: Page, asks: Mapping[str, str]
    ) -> list[Resource]:
        """Those that stand within a scope, in the order of their keys; `asks` is the query."""
        return world.store.of_type(self.type, within, page.after, page.most)

    def hours(self, wanted: Wanted) -> float:
        """How long it takes to make or change one."""
        return 0.0

    def hours_to_delete(self, resource: Resource) -> float:
        return 0.0

    def refuse(self, world: World, wanted: Wanted) -> None:
        """Raises Refusal for what the service does not take."""

    def begun(self, world: World, wanted: Wanted) -> Body:
        """The body that stands as soon as the request is taken."""
        return wanted.body

    def work(self, making: Making, resource: Resource) -> datetime | None:
        """Goes on with work that makes others: until when it waits, None once it is over."""
        return None

    def done(self, world: World, resource: Resource) -> Resource:
        """What stands when the work is over; the service's own doings beside it are put here."""
        return resource

    def computed(self, world: World, resource: Resource) -> Body:
        """Properties that follow from what else stands, told whenever it is read."""
        return {}

    def result(self, world: World, resource: Resource) -> Body | None:
        """What the work on one answers at its end; None for an answer without a body."""
        return None

    def told(self, world: World, id_: ResourceId, query: Mapping[str, str]) -> Body | None:
        """What is read where nothing is kept; None where the resources that stand are told."""
        return None

    def refuse_delete(self, world: World, resource: Resource) -> None:
        """Raises Refusal while the resource may not go."""

    def unmade(self, making: Making, resource: Resource) -> datetime | None:
        """Goes on with taking away what goes before it: until when it waits, None once over.

        Raises Refusal where something stays, and then it stays itself.
        """
        return None

    def busy(self, resource: Resource) -> Refusal:
        """The refusal of a change while another goes on."""
        return refusals.busy(resource.id)

    def gone(self, world: World, resource: Resource) -> None:
        """What goes with it, beyond what is under it."""

    def pared(self, body: Body) -> Body:
        """What a client reads of a body with its name and type, where that differs."""
        return body

    @property
    def schema(self) -> str:
        """The models that hold its shape."""
        return self.provider

    @property
    def provider(self) -> str:
        return self.type.partition("/")[0]

    @property
    def path(self) -> str:
        """The type within its provider: `privateClouds/clusters`."""
        return self.type.partition("/")[2]


class Unsupported(NamedTuple):
    """A type of Azure that the emulator does not have, with all that is under it, or an action.

    `type` is written as in a path, so that an action is one, too:
    `Microsoft.Network/networkWatchers/connectivityCheck`. `what` is what Azure calls it.
    """

    type: str
    what: str

    def holds(self, type_: str) -> bool:
        return f"{type_}/".casefold().startswith(f"{self.type}/".casefold())


class Kinds:
    """The emulated types by name, whatever its casing, and those that are refused by name."""

    def __init__(self, kinds: Iterable[Kind], unsupported: Iterable[Unsupported] = ()) -> None:
        self._kinds = {kind.type.casefold(): kind for kind in kinds}
        self._unsupported = tuple(unsupported)

    def of(self, id_: ResourceId) -> Kind:
        """Raises Refusal for a type that is not emulated."""
        found = self._kinds.get(id_.type.casefold())
        if found is None:
            self._refuse_unsupported(id_)
            raise _unknown(id_, {kind.provider.casefold() for kind in self._kinds.values()})
        return found

    def action(self, id_: ResourceId) -> Action:
        """What a POST to the end of a path does. Raises Refusal where nothing is there to do."""
        above = self._above(id_)
        found = above.actions.get(_end(id_)) if above else None
        if found is None:
            self._refuse_unsupported(id_)
            self.of(id_.parent or id_)
            raise refusals.no_action(id_) if id_.is_list else refusals.no_post(id_)
        return found

    def read(self, id_: ResourceId) -> Read | None:
        """What tells of a part of a resource; None where the path is that of a type."""
        above = self._above(id_)
        return above.reads.get(_end(id_)) if above else None

    def write(self, id_: ResourceId) -> Action | None:
        """What takes a part of a resource."""
        above = self._above(id_)
        return above.writes.get(_end(id_)) if above else None

    def _above(self, id_: ResourceId) -> Kind | None:
        return self._kinds.get((id_.parent or id_).type.casefold())

    def _refuse_unsupported(self, id_: ResourceId) -> None:
        for each in self._unsupported:
            if each.holds(id_.type):
                raise refusals.unsupported(id_, each.what)

    def get(self, type_: str) -> Kind | None:
        return self._kinds.get(type_.casefold())

    def __iter__(self) -> Iterator[Kind]:
        return iter(self._kinds.values())


def _end(id_: ResourceId) -> str:
    """What a path says beyond a resource: `sharedkey`, or `sharedkey/reset`."""
    last = id_.types[-1:] + (() if id_.is_list else id_.names[-1:])
    return "/".join(last).casefold()


def _unknown(id_: ResourceId, providers: set[str]) -> Refusal:
    if id_.provider.casefold() not in providers:
        return Refusal(
            404,
            "InvalidResourceNamespace",
            f"The resource namespace '{id_.provider}' is invalid: the emulator does not have it.",
        )
    path = id_.type.partition("/")[2]
    return Refusal(
        404,
        "InvalidResourceType",
        f"The resource type '{path}' could not be found in the namespace '{id_.provider}':"
        " the emulator does not have it.",
    )
