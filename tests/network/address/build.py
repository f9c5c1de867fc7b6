"""Builders of estates for the address plan: a private cloud, its segments, cards on networks."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
from tests.build import inventory, vm

from landbridge.model.address_plan import Allocation, Unplaced
from landbridge.model.estate import Estate
from landbridge.model.inventory import SCHEMAS, Inventory
from landbridge.model.network import Network
from landbridge.network.address.carve import Carved

BLOCK = "10.31.0.0/22"
CLOUD: Mapping[str, Any] = {"address_block": BLOCK, "hcx_blocks": ["10.31.8.0/24", "10.31.9.0/24"]}


def with_cards(cards: Mapping[str, int], ipv4: str | None = None) -> Inventory:
    """A VM for each network card; `ipv4` is what the first of them bears."""
    names = [network for network, count in cards.items() for _ in range(count)]
    rows = [
        {"vm": f"vm-{n}", "moref": f"vm-{n}", "vcenter": "vc", "network": network}
        for n, network in enumerate(names)
    ]
    if ipv4:
        rows[0]["ipv4"] = ipv4
    nics = pa.Table.from_pylist(rows, schema=SCHEMAS["nics"])
    return Inventory({**inventory(map(vm, names)).tables, "nics": nics})


def planned(
    *,
    cards: Mapping[str, int] | None = None,
    ipv4: str | None = None,
    segments: tuple[Mapping[str, Any], ...] = (),
    growth: float = 0,
    **cloud: Any,  # noqa: ANN401 - any key of the private cloud
) -> Estate:
    """An estate whose block and HCX blocks are in order unless a key says otherwise."""
    return Estate.model_validate(
        {
            "private_cloud": {**CLOUD, **cloud},
            "segments": segments,
            "sizing": {"growth": {"compute_percent": growth}},
            "inventory": with_cards(cards, ipv4) if cards is not None else Inventory(),
        }
    )


def network(**keys: Any) -> Network:  # noqa: ANN401 - any key of the network
    """What lies around the private cloud."""
    return Network.model_validate(keys)


def got(carved: Carved, name: str) -> Allocation:
    """What somebody gets."""
    return next(each for each in carved.allocations if each.name == name)


def lacks(carved: Carved, name: str) -> Unplaced:
    """Somebody who gets nothing."""
    return next(each for each in carved.unplaced if each.name == name)
