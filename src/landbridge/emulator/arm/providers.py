"""Resource providers: which types they have, in which versions, where."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from landbridge.emulator.arm.kind import Kind, Kinds
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.ids import ResourceId


class Provider(NamedTuple):
    """A provider: its namespace, its versions in order, its regions by their names."""

    namespace: str
    versions: tuple[str, ...]
    locations: tuple[str, ...]


class Providers:
    """The providers of an emulator, and what they tell of themselves."""

    def __init__(self, providers: Iterable[Provider], kinds: Kinds) -> None:
        self._providers = {each.namespace.casefold(): each for each in providers}
        self._kinds = kinds

    def refuse(self, kind: Kind, version: str) -> None:
        """Raises Refusal for a version outside of those that ever had the type."""
        versions = _versions(kind, self._providers[kind.provider.casefold()])
        first, last = versions[0], versions[-1]
        if not first <= version[: len(last)] <= last:
            known = ", ".join(versions)
            told = f"No registered resource provider found for API version '{version}' for type"
            told += f" '{kind.path}'. The supported api-versions are '{known}'."
            raise Refusal(400, "NoRegisteredProviderFound", told)

    def asked(self, id_: ResourceId) -> bool:
        """Whether a name is that of a provider, or of all of them."""
        return bool(id_.provider) and not id_.types

    def told(self, id_: ResourceId) -> Mapping[str, Any]:
        provider = self._providers.get(id_.provider.casefold())
        if provider is None:
            told = f"The resource namespace '{id_.provider}' is invalid."
            raise Refusal(404, "InvalidResourceNamespace", told)
        return self._manifest(provider, id_.scope)

    def all(self, scope: str) -> Mapping[str, Any]:
        return {"value": [self._manifest(each, scope) for each in self._providers.values()]}

    def _manifest(self, provider: Provider, scope: str) -> Mapping[str, Any]:
        return {
            "id": f"{scope}/providers/{provider.namespace}",
            "namespace": provider.namespace,
            "registrationState": "Registered",
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
