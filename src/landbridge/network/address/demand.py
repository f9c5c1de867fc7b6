"""How many addresses a segment must hold: the network cards of today, grown."""

import re
from collections.abc import Iterator, Mapping
from math import ceil
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.model.estate import Estate
from landbridge.model.inventory import Inventory
from landbridge.network.address.special import special
from landbridge.space import Addresses, number_of

KEY = ["vcenter", "moref"]
NOT_FOR_VMS = ("the network address", "the broadcast address", "the gateway")
DOTTED = re.compile(r"\d+(?:\.\d+){3}")


class Wanted(NamedTuple):
    """A segment that needs a prefix; `cards` is None where nobody knows how many it must hold.

    `hindrance` tells why none is proposed until somebody declares it.
    """

    name: str
    networks: tuple[str, ...]
    cards: int | None
    hindrance: str = ""


def wanted(estate: Estate) -> tuple[Wanted, ...]:
    """Declared segments without a prefix, then the networks in use that no segment names."""
    cards = cards_by_network(estate.inventory)
    named = {network for each in estate.segments for network in each.networks}
    left = sorted(set(cards or {}) - named)
    apart = special(estate.inventory) if left else {}
    return (
        *(
            Wanted(each.name, each.networks, held(each.networks, cards))
            for each in estate.segments
            if not each.prefix
        ),
        *(Wanted(each, (each,), held((each,), cards), apart.get(each, "")) for each in left),
    )


def cards_by_network(inventory: Inventory) -> Mapping[str, int] | None:
    """The network cards of moving VMs by network; None where no source tells of cards."""
    if "nics" in inventory.missing:
        return None
    moving = inventory.vms.filter(pc.is_null(inventory.vms["left_out"])).select(KEY)
    nics = inventory["nics"].join(moving, KEY, join_type="left semi")
    counts = pc.value_counts(nics["network"].drop_null()).to_pylist()
    return {each["values"]: each["counts"] for each in counts}


def held(networks: tuple[str, ...], cards: Mapping[str, int] | None) -> int | None:
    """The cards on these networks; a segment that names none may hold any number."""
    if cards is None or not networks:
        return None
    return sum(cards.get(network, 0) for network in networks)


def addresses(cards: int, growth_percent: float) -> int:
    """The addresses that a segment of so many cards must have, those not for VMs included."""
    return ceil(cards * (100 + growth_percent) / 100) + len(NOT_FOR_VMS)


def room(size: int) -> int:
    """The addresses for VMs in a segment of this size."""
    return max(size - len(NOT_FOR_VMS), 0)


def seen(inventory: Inventory) -> Addresses:
    """Every IPv4 address that a VM bears today, whether it moves or not."""
    return Addresses.of(sorted(set(_seen(inventory["nics"]["ipv4"]))))


def _seen(column: pa.ChunkedArray) -> Iterator[str]:
    for text in pc.unique(column.drop_null()).to_pylist():
        for each in DOTTED.findall(text):
            try:
                number_of(each)
            except ValueError:
                continue  # 300.1.1.1: whoever wrote that meant no address
            yield each
