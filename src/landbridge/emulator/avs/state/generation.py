"""Of which generation a cloud is, and which host types each takes."""

from collections.abc import Mapping

from landbridge.catalogue import catalogue
from landbridge.emulator.arm.kind import World
from landbridge.emulator.avs import errors
from landbridge.emulator.figures import texts
from landbridge.emulator.ids import parsed
from landbridge.emulator.store import Body, Resource

KEYS = "deploy.quota.keys"


def quota_keys() -> Mapping[str, str]:
    """The key of each host type in an answer about quota; that of AV52 is not known."""
    value = catalogue().value(KEYS)
    assert isinstance(value, dict)  # noqa: S101 - the data are ours
    return {str(sku): str(key) for sku, key in value.items()}


def second(properties: Body) -> bool:
    """Whether a cloud is of Generation 2: what names a virtual network is."""
    return bool(properties.get("virtualNetworkId"))


def network_of(world: World, properties: Body) -> Resource | None:
    """The virtual network that a cloud names; None in Generation 1."""
    name = parsed(str(properties.get("virtualNetworkId", "")))
    return world.store.get(name) if name else None


def sku_of(body: Body) -> str:
    return str((body.get("sku") or {}).get("name", "")).upper()


def has_zones(sku: str) -> bool:
    """Whether it is known in which zones a host type is: of AV64 alone it is."""
    return sku in texts("gen2.skus")


def refuse_first(body: Body) -> None:
    """Raises Refusal for a host type that no cloud of its generation begins with."""
    sku = _known(body)
    first = texts("gen2.skus")
    if second(body.get("properties") or {}):
        if sku not in first:
            raise errors.sku_other(sku, first)
    elif sku in first:
        raise errors.sku_added_only(sku)


def refuse_added(body: Body, cloud: Resource) -> None:
    """Raises Refusal for a host type that no further cluster of a cloud has."""
    sku = _known(body)
    if second(cloud.properties) and sku not in texts("gen2.skus"):
        raise errors.sku_other(sku, texts("gen2.skus"))


def known_skus() -> set[str]:
    """All host types of the service."""
    return {*texts("gen1.base-skus"), *texts("gen2.skus"), *quota_keys()}


def _known(body: Body) -> str:
    sku = sku_of(body)
    if sku not in known_skus():
        raise errors.sku_unknown(sku)
    return sku
