"""Names of resources as Azure writes them: any casing in, one casing out."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import zip_longest
from typing import Self

SUBSCRIPTIONS, GROUPS, PROVIDERS = "subscriptions", "resourceGroups", "providers"
GROUP_TYPE = "Microsoft.Resources/resourceGroups"
SUBSCRIPTION_TYPE = "Microsoft.Resources/subscriptions"
RESOURCES = "Microsoft.Resources"
DEPLOYMENTS = "deployments"  # clients ask for those of a group without their provider
ROOTS = ("tenants", "providers")  # what Resource Manager has above all subscriptions


@dataclass(frozen=True)
class ResourceId:
    """The name of a resource, or of a list of them: the last name of a list is empty.

    `scope` is where it stands: nothing, a subscription, a resource group, or the resource that an
    extension belongs to. `provider` is empty for subscriptions and groups themselves.
    """

    scope: str
    provider: str = ""
    types: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def type(self) -> str:
        """`Microsoft.AVS/privateClouds/clusters`."""
        if self.provider:
            return "/".join((self.provider, *self.types))
        return GROUP_TYPE if f"/{GROUPS}" in self.scope else SUBSCRIPTION_TYPE

    @property
    def name(self) -> str:
        if self.provider:
            return self.names[-1] if self.names else ""
        return "" if self.is_list else self.scope.rpartition("/")[2]

    @property
    def is_list(self) -> bool:
        if self.provider:
            return len(self.names) < len(self.types)
        return self.scope.count("/") % 2 == 1

    @property
    def subscription(self) -> str:
        return _after(self.scope, SUBSCRIPTIONS)

    @property
    def group(self) -> str:
        return _after(self.scope, GROUPS)

    @property
    def parent(self) -> Self | None:
        """The resource that it is part of; None for what stands by itself."""
        if len(self.types) < 2:
            return None
        above = len(self.types) - 1
        return type(self)(self.scope, self.provider, self.types[:above], self.names[:above])

    @property
    def holder(self) -> "ResourceId | None":
        """What it stands in: its parent, its group, its subscription, or what it extends."""
        if self.provider:
            return self.parent or parsed(self.scope)
        above, in_one, _ = self.scope.partition(f"/{GROUPS}")
        return ResourceId(above) if in_one else None

    @cached_property
    def key(self) -> str:
        """The same for all spellings of one name."""
        return str(self).casefold()

    def child(self, kind: str, *name: str) -> Self:
        """A resource under this one, or without a name the list of them."""
        return type(self)(self.scope, self.provider, (*self.types, kind), (*self.names, *name))

    def beside(self, provider: str, kind: str, name: str) -> Self:
        """A resource of another type in the same scope."""
        return type(self)(self.scope, provider, (kind,), (name,))

    def __str__(self) -> str:
        if not self.provider:
            return self.scope
        pairs = zip_longest(self.types, self.names)
        told = (part for pair in pairs for part in pair if part is not None)
        return "/".join((self.scope, PROVIDERS, self.provider, *told))


@lru_cache(maxsize=50_000)  # a list of some thousand is read again and again
def parsed(path: str) -> ResourceId | None:
    """The name that a path holds; None where it is none. Empty parts of the path do not count."""
    parts = [part for part in path.split("/") if part]
    at = _last(parts, PROVIDERS)
    if at is None or at + 1 >= len(parts):
        return _scope_alone(parts)
    rest = parts[at + 2 :]
    return ResourceId(_scope(parts[:at]), parts[at + 1], tuple(rest[::2]), tuple(rest[1::2]))


def _scope_alone(parts: list[str]) -> ResourceId | None:
    """A subscription or a group; or what Resource Manager itself has there, one word after it."""
    if _is_scope(parts):
        return ResourceId(_scope(parts))
    if [part.casefold() for part in parts[4:5]] == [DEPLOYMENTS] and _is_scope(parts[:4]):
        return ResourceId(_scope(parts[:4]), RESOURCES, tuple(parts[4::2]), tuple(parts[5::2]))
    above, last = parts[:-1], "".join(parts[-1:])
    known = _is_scope(above) and not len(above) % 2 if above else last.casefold() in ROOTS
    return ResourceId(_scope(above), RESOURCES, (last,)) if known else None


def _is_scope(parts: list[str]) -> bool:
    known = [SUBSCRIPTIONS, GROUPS.casefold()]
    names = [part.casefold() for part in parts[::2]]
    return bool(parts) and names == known[: len(names)]


def _scope(parts: list[str]) -> str:
    canonical = {each.casefold(): each for each in (SUBSCRIPTIONS, GROUPS, PROVIDERS)}
    keywords = [canonical.get(part.casefold(), part) for part in parts[::2]]
    pairs = zip_longest(keywords, parts[1::2])
    return "".join(f"/{part}" for pair in pairs for part in pair if part is not None)


def _last(parts: list[str], name: str) -> int | None:
    places = [place for place, part in enumerate(parts) if part.casefold() == name]
    return places[-1] if places else None


def _after(scope: str, name: str) -> str:
    parts = scope.split("/")
    return parts[parts.index(name) + 1] if name in parts[:-1] else ""
