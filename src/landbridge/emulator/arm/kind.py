"""An emulated type, and the world in which it stands: what each service is written against."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import ClassVar, NamedTuple, Protocol

from landbridge.emulator.arm.operation import Operation, Operations
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


class Types(Protocol):
    """The emulated types by name, whatever its casing."""

    def of(self, id_: ResourceId) -> "Kind":
        """Raises Refusal for a type that is not emulated."""

    def get(self, type_: str) -> "Kind | None": ...

    def __iter__(self) -> Iterator["Kind"]: ...


@dataclass(frozen=True)
class World:
    """One emulated Azure: what stands, what time it is, what takes time, which types there are."""

    store: Store
    clock: Clock
    operations: Operations
    kinds: Types
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
"""What a POST does: what it tells, the work it began, None for nothing.

So does a GET or a PUT of a part of a resource; a GET has its query for a body.
"""


class Making(Protocol):
    """Who makes resources by the general rules; work that makes others is handed it."""

    @property
    def world(self) -> World: ...

    def make(self, id_: ResourceId, body: Body) -> Resource:
        """Raises Refusal, and then nothing has changed."""

    def unmake(self, id_: ResourceId) -> Operation | None:
        """The work of a deletion, None where it is over. Raises Refusal likewise."""


class Kind:
    """An emulated type. What is not overridden is a resource that is kept as it was sent.

    Whether it tells an etag, who made it and a provisioningState follows from its model.
    """

    type: ClassVar[str]
    tracked: ClassVar[bool] = True  # it has a location and tags of its own
    since: ClassVar[str] = ""  # the first version of its provider that has it
    methods: ClassVar[frozenset[str]] = frozenset(("PUT", "PATCH", "GET", "HEAD", "DELETE"))
    states: ClassVar[tuple[str, str]] = ("Creating", "Updating")  # while it is made, and changed
    says_created: ClassVar[bool] = True  # the PUT of a new one answers 201, not 200
    forcible: ClassVar[bool] = False  # `force=true` deletes it whatever it is used for
    in_no_region: ClassVar[bool] = False  # its location is `global`
    binds: ClassVar[bool] = False  # part of one, it holds another: it goes first with its group
    write_only: ClassVar[tuple[str, ...]] = ()
    filters: ClassVar[Mapping[str, Callable[[Resource], object]]] = {}  # fields of $filter
    inline: ClassVar[Mapping[str, "Kind"]] = {}  # by the property that shows them in this one
    actions: ClassVar[Mapping[str, Action]] = {}
    foregoing: ClassVar[frozenset[str]] = frozenset()  # actions that need no resource
    parts: ClassVar[Mapping[tuple[str, str], Action]] = {}  # `("GET", "sharedkey")`

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

    # What is read

    def found(self, world: World, id_: ResourceId) -> Resource | None:
        """The one of a name, if it stands."""
        return world.store.get(id_)

    def listed(
        self, world: World, within: str, page: Page, asks: Mapping[str, str]
    ) -> list[Resource]:
        """Those that stand within a scope, in the order of their keys; `asks` is the query."""
        return world.store.of_type(self.type, within, page.after, page.most)

    def head(self, resource: Resource) -> Body:
        """What a client reads before the body."""
        return {"id": str(resource.id), "name": resource.id.name, "type": self.type}

    def computed(self, world: World, resource: Resource) -> Body:
        """Properties that follow from what else stands, told whenever it is read."""
        return {}

    # Making and changing one, in this order

    def refuse(self, world: World, wanted: Wanted) -> None:
        """Raises Refusal for what the service does not take."""

    def begun(self, world: World, wanted: Wanted) -> Body:
        """The body that stands as soon as the request is taken."""
        return wanted.body

    def hours(self, wanted: Wanted) -> float:
        """How long it takes; nothing for what is done at once."""
        return 0.0

    def work(self, making: Making, resource: Resource) -> datetime | None:
        """Goes on with work that makes others: until when it waits, None once it is over."""
        return None

    def done(self, world: World, resource: Resource) -> Resource:
        """What stands when the work is over; the service's own doings beside it are put here."""
        return resource

    def result(self, world: World, resource: Resource) -> Body | None:
        """What the work on one answers at its end; None for an answer without a body."""
        return None

    # Deleting one, in this order

    def refuse_delete(self, world: World, resource: Resource) -> None:
        """Raises Refusal while the resource may not go."""

    def hours_to_delete(self, resource: Resource) -> float:
        return 0.0

    def unmade(self, making: Making, resource: Resource) -> datetime | None:
        """Goes on with taking away what goes before it: until when it waits, None once over.

        Raises Refusal where something stays, and then it stays itself.
        """
        return None

    def gone(self, world: World, resource: Resource) -> None:
        """What goes with it, beyond what is under it."""


class Told(Kind):
    """A type of which nothing is kept: what is read follows from what is asked and what stands."""

    tracked = False
    methods = frozenset(("GET",))

    def told(self, world: World, id_: ResourceId, query: Mapping[str, str]) -> Body:
        """Raises Refusal."""
        raise NotImplementedError
