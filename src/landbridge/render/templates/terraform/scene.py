"""How values of bodies are said in a stage: what stands in it is referred to, all else is named."""

from collections.abc import Mapping
from dataclasses import dataclass

from landbridge.render.arm import Stage
from landbridge.render.arm.resource import RESOURCE_GROUP, id_of
from landbridge.render.templates.terraform.hcl import Expression, Joined, Value
from landbridge.render.templates.values import EXTENDS, Given, Grown, Id, Piece, Told

SUBSCRIPTION = Expression("var.subscription_id")
SUBSCRIPTIONS = "/subscriptions/"
READ = "azapi_resource_action"
"""What reads a resource and keeps nothing of it."""


@dataclass(frozen=True)
class Scene:
    """A stage. `addresses` are those of its resources by their symbol, `known` all by their key."""

    stage: Stage
    addresses: Mapping[str, str]
    known: Mapping[tuple[str, str, str], Piece]

    def value(self, value: object) -> Value:
        """A value of a body, or an argument, as it is written."""
        if isinstance(value, Id):
            return self.id(value)
        if isinstance(value, Told | Given):
            return expression(value)
        if isinstance(value, Mapping):
            return {str(key): self.value(each) for key, each in value.items()}
        if isinstance(value, Grown | list | tuple):
            held = value.values if isinstance(value, Grown) else value
            return [self.value(each) for each in held]
        assert value is None or isinstance(value, str | int | float | Expression | Joined)  # noqa: S101 - bodies are JSON
        return value

    def address(self, id_: Id) -> str:
        """How this stage calls it; empty for what stands elsewhere."""
        return self.addresses.get(id_.symbol, "")

    def id(self, id_: Id) -> Value:
        address = self.address(id_)
        return Expression(f"{address}.id") if address else written_out(id_)

    def name(self, id_: Id) -> Value:
        """The own name of a resource, of those along it the last."""
        address = self.address(id_)
        return Expression(f"{address}.name") if address else id_.name.rpartition("/")[2]

    def group(self, name: str) -> Id:
        """A resource group by its name."""
        return self.one(RESOURCE_GROUP, name, name)

    def parent(self, piece: Piece) -> Id:
        """What a resource stands in: another one, or its group."""
        if not piece.group and "/" not in piece.name:
            return Id("", "", "")
        if "/" not in piece.name:
            return self.group(piece.group)
        type_, _, _ = piece.type.rpartition("/")
        name, _, _ = piece.name.rpartition("/")
        if EXTENDS in piece.type:
            type_, name = piece.type.partition(EXTENDS)[0], name.rpartition("/")[0]
        return self.one(type_, piece.group, name)

    def one(self, type_: str, group: str, name: str) -> Id:
        """A resource by what it is called, rendered or not."""
        found = self.piece(Id(type_, name, group))
        return found.id if found else Id(type_, name, group)

    def piece(self, id_: Id) -> Piece | None:
        """The rendered resource of an id, of whatever stage."""
        return self.known.get((id_.type.lower(), id_.group.lower(), id_.name.lower()))


def expression(value: Told | Given) -> Expression:
    """What is known only when Terraform runs."""
    if isinstance(value, Told):
        return Expression(f"ephemeral.{READ}.{label_of(value)}.output.told")
    return Expression(f"var.{value.parameter}")


def label_of(told: Told) -> str:
    """How what another resource tells is called."""
    return f"{told.id.symbol}_{told.of.rpartition('.')[2]}"


def written_out(id_: Id) -> Joined:
    """An id of the subscription that is named when Terraform runs."""
    rest = id_of("", id_.group, id_.type, id_.name).removeprefix(SUBSCRIPTIONS) if id_.type else ""
    return Joined((SUBSCRIPTIONS, SUBSCRIPTION, *([rest] if rest else [])))
