"""Where a template is deployed to, and what its functions may ask about that place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol, Self

from landbridge.armlang.fault import Waiting
from landbridge.armlang.limits import Limits


class Level(StrEnum):
    """What a deployment is made in."""

    RESOURCE_GROUP = "resource group"
    SUBSCRIPTION = "subscription"
    MANAGEMENT_GROUP = "management group"
    TENANT = "tenant"


class State(Protocol):
    """What exists. None always means: not known, or not there yet."""

    def resource(self, resource_id: str, api_version: str | None) -> Mapping[str, object] | None:
        """A resource as its provider returns it, `properties` and all."""

    def listed(
        self, resource_id: str, function: str, api_version: str, values: object
    ) -> object | None:
        """What a `list…` function of a resource returns."""

    def provider(self, namespace: str) -> Mapping[str, object] | None:
        """A resource provider with its `resourceTypes`, their locations and zones."""

    def zones(self, subscription: str, location: str) -> Mapping[str, str] | None:
        """The physical zone behind each logical zone of a location."""


class NothingKnown:
    """A state of which nothing is known: each answer stays pending."""

    def resource(self, resource_id: str, api_version: str | None) -> None:
        """Nothing."""

    def listed(self, resource_id: str, function: str, api_version: str, values: object) -> None:
        """Nothing."""

    def provider(self, namespace: str) -> None:
        """Nothing."""

    def zones(self, subscription: str, location: str) -> None:
        """Nothing."""


Linked = Callable[[Mapping[str, object]], object | None]
"""Who reads a linked template: from a `templateLink` to its JSON value, or None."""


@dataclass(frozen=True)
class Before:
    """The state before a deployment: of what is deployed now nothing is known yet."""

    state: State
    deployed: frozenset[str]

    def resource(self, resource_id: str, api_version: str | None) -> Mapping[str, object] | None:
        """What its provider returns, unless it is deployed now."""
        if resource_id.casefold() in self.deployed:
            return None
        return self.state.resource(resource_id, api_version)

    def listed(
        self, resource_id: str, function: str, api_version: str, values: object
    ) -> object | None:
        """What the function returns, unless of what is deployed now."""
        if resource_id.casefold() in self.deployed:
            return None
        return self.state.listed(resource_id, function, api_version, values)

    def provider(self, namespace: str) -> Mapping[str, object] | None:
        """As before."""
        return self.state.provider(namespace)

    def zones(self, subscription: str, location: str) -> Mapping[str, str] | None:
        """As before."""
        return self.state.zones(subscription, location)


@dataclass(frozen=True)
class Scope:
    """The place of a deployment. What is None is not known, and values that ask for it wait."""

    limits: Limits
    level: Level = Level.RESOURCE_GROUP
    subscription: str = ""
    resource_group: str = ""
    management_group: str = ""
    tenant: str | None = None
    location: str | None = None
    deployment: str = "main"
    mode: str = "Incremental"
    subscription_name: str | None = None
    tags: Mapping[str, object] | None = None
    environment: Mapping[str, object] | None = None
    deployer: Mapping[str, object] | None = None
    template_link: Mapping[str, object] | None = None
    now: datetime | None = None
    new_guid: Callable[[], str] | None = None
    state: State = field(default_factory=NothingKnown)
    linked: Linked | None = None
    chain: tuple[str, ...] = ()
    unknown: frozenset[str] = frozenset()
    """What must be known before anybody can tell where this is; empty if that is known."""

    @property
    def id(self) -> str:
        """The id of the place; empty for the tenant. Raises Waiting where nobody knows it."""
        if self.unknown:
            raise Waiting(self.unknown)
        return _ID[self.level](self)

    def within(self, level: Level, **changes: str) -> Self:
        """Another place in the same tenant; of a resource group elsewhere nothing is known."""
        there = replace(self, level=level, unknown=frozenset(), **changes)  # type: ignore[arg-type] # only texts change
        if not self.unknown and there.id.casefold() == self.id.casefold():
            return there
        moved = replace(there, location=None, tags=None)
        if there.subscription.casefold() != self.subscription.casefold():
            return replace(moved, subscription_name=None)
        return moved


_ID: Mapping[Level, Callable[[Scope], str]] = {
    Level.RESOURCE_GROUP: lambda at: (
        f"/subscriptions/{at.subscription}/resourceGroups/{at.resource_group}"
    ),
    Level.SUBSCRIPTION: lambda at: f"/subscriptions/{at.subscription}",
    Level.MANAGEMENT_GROUP: lambda at: (
        f"/providers/Microsoft.Management/managementGroups/{at.management_group}"
    ),
    Level.TENANT: lambda at: "",
}
