"""What files declare for Azure, in whichever language."""

from dataclasses import dataclass

from landbridge.lint.edits import Dialect, Edit
from landbridge.lint.tree import Value
from landbridge.model import Finding


@dataclass(frozen=True)
class Declared:
    """A resource: its type and version, the body that Azure gets, and whom findings name.

    `versioned` tells where the version is written; `joined` whether the type stands there too, as
    in `type@version`. A body of azurerm has no text of its own.
    """

    type: str
    version: str | None
    body: Value
    subject: str
    at: Value
    versioned: Value | None = None
    joined: bool = False
    partial: bool = False
    elsewhere: frozenset[tuple[str, ...]] = frozenset()
    changes: bool = False
    before: object = None


@dataclass(frozen=True)
class Issue:
    """A finding, and the edits that take it away, if any do.

    One that comes `last` is mended when nothing else is left: what others leave decides on it.
    """

    finding: Finding
    edits: tuple[Edit, ...] = ()
    last: bool = False


@dataclass(frozen=True)
class Open:
    """What could not be judged, where, and whether whole resources may hide behind it."""

    at: int
    why: str
    whole: bool = False


@dataclass(frozen=True)
class Source:
    """A text with all that was found in it before any resource of it is judged.

    A plan of Terraform is not `mendable`: it is made again from what is mended.
    """

    file: str
    text: str
    dialect: Dialect
    resources: tuple[Declared, ...]
    issues: tuple[Issue, ...] = ()
    open: tuple[Open, ...] = ()
    mendable: bool = True
