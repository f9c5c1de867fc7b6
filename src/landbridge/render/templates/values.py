"""What all forms write: resources in stages, and in their bodies what each form says its own way.

A body is JSON but for four kinds of values: `Id` instead of an id, `Told` instead of what another
resource tells, `Given` instead of a value that whoever deploys may choose, `Grown` instead of a
list to which the service adds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from landbridge.render.arm.resource import RESOURCE_GROUP, Body
from landbridge.render.arm.stage import Stage

LOCATION, GROWN = "location", "grownPrefixes"
EXTENDS = "/providers/"
"""In the type of what stands on another resource, behind the type of that one."""


@dataclass(frozen=True)
class Id:
    """The id of a resource. `symbol` is that of its piece, empty for what is not rendered.

    Without a type it is that of the subscription; without a group it stands in that.
    """

    type: str
    name: str
    group: str
    symbol: str = ""


@dataclass(frozen=True)
class Told:
    """What another resource tells once it stands, such as a key: `of` is its property there."""

    id: Id
    version: str
    of: str


@dataclass(frozen=True)
class Given:
    """The value of a parameter."""

    parameter: str


@dataclass(frozen=True)
class Grown:
    """A list of ours to which the service adds while nobody looks: it must not be taken back."""

    values: tuple[str, ...]
    parameter: str = GROWN


@dataclass(frozen=True)
class Parameter:
    """What whoever deploys may choose; a secret has no default and is never written down."""

    name: str
    about: str
    kind: type
    default: object = None
    secret: bool = False


@dataclass(frozen=True)
class Piece:
    """One resource; `symbol` is an identifier in every form, and no other piece has it.

    `needs` are the symbols of what must stand before, of this stage or an earlier one.
    """

    symbol: str
    type: str
    name: str
    group: str
    version: str
    stage: Stage
    body: Body = field(hash=False)
    needs: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    """Why it is as it is, with the facts that say so, and what of the estate it does not hold."""

    @property
    def id(self) -> Id:
        return Id(self.type, self.name, self.group, self.symbol)


@dataclass(frozen=True)
class Attachment:
    """What is put on subnets that the service makes, whose names are known only by their begin.

    `called` is the name of the layout, `names` are all names of it: see `network.service`. `routes`
    go into the table that such a subnet has of the service, and that is never replaced.
    """

    network: Id
    called: str
    names: tuple[str, ...]
    properties: Body = field(hash=False)
    version: str
    comments: tuple[str, ...] = ()
    routes: tuple[Body, ...] = field(default=(), hash=False)


@dataclass(frozen=True)
class Part:
    """What of a stage is made in one resource group at once; a form makes a file of it.

    Without a group it is made in the subscription.
    """

    name: str
    """For files: number, stage, and the group where a stage has several."""
    stage: Stage
    group: str
    pieces: tuple[Piece, ...] = ()
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class Staged:
    """All that a plan makes in Azure, in an order in which it can be made.

    `groups` are the resource groups, that stand before all else. NSX is no resource of Azure: its
    tree comes where `Stage.NSX` would.
    """

    groups: tuple[Piece, ...]
    parts: tuple[Part, ...]
    parameters: tuple[Parameter, ...]
    region: str
    cloud: Id
    network: Id
    """That of the private cloud, which grows with its segments."""
    left_out: tuple[str, ...] = ()
    """What of the estate no resource holds, a sentence each."""

    @property
    def pieces(self) -> Iterator[Piece]:
        """All resources but groups, in their order."""
        for part in self.parts:
            yield from part.pieces


def found(value: object) -> Iterator[Id | Given | Grown]:
    """The values of a body that are no JSON, wherever they stand; of what is told, who tells it."""
    if isinstance(value, Told):
        yield value.id
    elif isinstance(value, Id | Given | Grown):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from found(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from found(each)


def is_group(id_: Id) -> bool:
    return id_.type == RESOURCE_GROUP
