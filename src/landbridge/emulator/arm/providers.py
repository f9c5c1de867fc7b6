"""Resource providers: which types they have, in which versions, where."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import Kind, Types, World
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.arm.registration import FREE, is_registered
from landbridge.emulator.ids import ResourceId

Turn = Callable[[World, str, str], None]


class Provider(NamedTuple):
    """A provider: its namespace, its versions in order, its regions by their names."""

    namespace: str
    versions: tuple[str, ...]
    locations: tuple[str, ...]


class Providers:
    """The providers of an emulator, and what they tell of themselves."""

    def __init__(self, providers: Iterable[Provider], kinds: Types) -> None:
        self._providers = {each.namespace.casefold(): each for each in providers}
        self._kinds = kinds

    def refuse(self, kind: Kind, version: str) -> None:
        """Raises Refusal for a version outside of those that ever had the type."""
        versions = _versions(kind, self._providers[kind.provider.casefold()])
        first, last = versions[0], versions[-1]
        if not first <= version[: len(last)] <= last:
            known = f"are '{', '.join(versions)}'"
            if versions == (first, last):  # all between them are taken
                known = f"go from '{first}' to '{last}'"
            told = f"No registered resource provider found for API version '{version}' for type"
            told += f" '{kind.path}'. The supported api-versions {known}."
            raise Refusal(400, "NoRegisteredProviderFound", told)

    def newest(self, kind: Kind) -> str:
        """The version in which a type is told when nobody asks for one."""
        return self._providers[kind.provider.casefold()].versions[-1]

    def asked(self, id_: ResourceId) -> bool:
        """Whether a name is that of a provider, or of all of them."""
        return bool(id_.provider) and not id_.types

    def told(self, world: World, id_: ResourceId) -> Mapping[str, Any]:
        """The manifest of one. Raises Refusal."""
        return self._manifest(world, self._named(id_.provider), id_)

    def all(self, world: World, at: ResourceId) -> Mapping[str, Any]:
        return {"value": [self._manifest(world, each, at) for each in self._providers.values()]}

    def turned(self, world: World, id_: ResourceId, turn: Turn) -> Mapping[str, Any]:
        """The manifest of one that is registered or unregistered. Raises Refusal."""
        provider = self._named(id_.provider)
        if world.store.get(ResourceId(id_.scope)) is None:
            raise refusals.scope_absent(id_)
        turn(world, id_.subscription, provider.namespace)
        return self._manifest(world, provider, id_)

    def _named(self, namespace: str) -> Provider:
        provider = self._providers.get(namespace.casefold())
        if provider is None:
            told = f"The resource namespace '{namespace}' is invalid."
            raise Refusal(404, "InvalidResourceNamespace", told)
        return provider

    def _manifest(self, world: World, provider: Provider, at: ResourceId) -> Mapping[str, Any]:
        registered = is_registered(world, at.subscription, provider.namespace)
        free = provider.namespace.casefold() in FREE
        return {
            "id": f"{at.scope}/providers/{provider.namespace}",
            "namespace": provider.namespace,
            "registrationPolicy": "RegistrationFree" if free else "RegistrationRequired",
            "registrationState": "Registered" if registered else "NotRegistered",
            "resourceTypes": [_type(kind, provider) for kind in self._kinds if _of(kind, provider)],
        }


def _of(kind: Kind, provider: Provider) -> bool:
    return kind.provider == provider.namespace


def _versions(kind: Kind, provider: Provider) -> tuple[str, ...]:
    """Those of a provider that have a type, oldest first."""
    return tuple(each for each in provider.versions if each >= kind.since)


def _type(kind: Kind, provider: Provider) -> Mapping[str, Any]:
    """Versions newest first, as Azure lists them."""
    return {
        "resourceType": kind.path,
        "locations": list(provider.locations),
        "apiVersions": list(reversed(_versions(kind, provider))),
        "capabilities": "SupportsTags, SupportsLocation" if kind.tracked else "None",
    }
