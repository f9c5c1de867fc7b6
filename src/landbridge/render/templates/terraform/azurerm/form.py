"""How a type of Azure Resource Manager stands in azurerm."""

from collections.abc import Mapping
from dataclasses import dataclass

from landbridge.render.templates.terraform.entries import at
from landbridge.render.templates.terraform.forms import Entry

LOCATION = at("location", "location")


@dataclass(frozen=True)
class Form:
    """A resource of azurerm. `entries` are of the body; the rest says where the thing stands."""

    kind: str
    entries: tuple[Entry, ...]
    parent: str = ""
    """The argument that holds the parent: its id, or its name where it ends so."""
    grouped: bool = True
    """Whether it is told the resource group."""


Forms = Mapping[str, tuple[Form, ...]]
"""By type, those of which the first that fits is taken."""


def located(kind: str, *entries: Entry) -> Form:
    """A resource with a region, in a resource group."""
    return Form(kind, (LOCATION, *entries))


def child(kind: str, parent: str, *entries: Entry) -> Form:
    """A resource that is told no more than its parent."""
    return Form(kind, entries, parent, grouped=False)
