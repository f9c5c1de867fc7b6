"""Which SKUs gateways of each type have, and what they bear."""

from landbridge.emulator.figures import number, texts
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network.state.gateways import errors
from landbridge.emulator.network.state.gateways.gateway_subnet import EXPRESS_ROUTE, VPN
from landbridge.emulator.store import Body

SIZES = ("gateway.er-standard", "gateway.er-high", "gateway.er-ultra")
SCALE = "gateway.er-scale"


def sku_of(properties: Body) -> str:
    return str((properties.get("sku") or {}).get("name", ""))


def refuse_sku(id_: ResourceId, kind: str, name: str) -> None:
    """Raises Refusal for a SKU that no gateway of the type has."""
    if name.casefold() not in {each.casefold() for each in _known(kind)}:
        raise errors.sku(id_, name, kind)


def circuits_most(name: str) -> int | None:
    """How many circuits a gateway of a SKU takes; None where it depends on how far it scaled."""
    for size in SIZES:
        if name.casefold() in {each.casefold() for each in texts(f"{size}.skus")}:
            return number(f"{size}.circuits")
    return None


def _known(kind: str) -> tuple[str, ...]:
    sizes = {VPN: ("gateway.vpn",), EXPRESS_ROUTE: (*SIZES, SCALE)}[kind]
    return tuple(name for size in sizes for name in texts(f"{size}.skus"))
