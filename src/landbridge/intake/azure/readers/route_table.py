"""Route tables with their routes."""

from collections.abc import Iterator, Mapping
from typing import Any

from landbridge.intake.azure.next_hops import address_of
from landbridge.intake.azure.record import Awaited, Record
from landbridge.intake.azure.resource import Resource
from landbridge.intake.azure.security_rules import end
from landbridge.intake.azure.survey import Entry, Survey

ROUTES = "routes"
TABLE = frozenset({ROUTES, "subnets", "disableBgpRoutePropagation", "hasBgpOverride"})
ROUTE = frozenset({"addressPrefix", "nextHopType", "nextHopIpAddress", "hasBgpOverride"})
HOPS = {
    "virtualappliance": "virtual_appliance",
    "virtualnetworkgateway": "virtual_network_gateway",
    "vnetlocal": "virtual_network",
    "internet": "internet",
    "none": "none",
}


def read(table: Resource, survey: Survey) -> Iterator[Entry]:
    """A table."""
    record = table.record
    survey.unread(record, TABLE)
    routes = [_route(each, survey) for each in survey.resources.children(table, ROUTES)]
    known = [each for each in routes if each is not None]
    off = record.switch("disableBgpRoutePropagation")
    made = {
        "name": survey.name(table),
        "resource_group": table.group,
        **({"gateway_propagation": False} if off else {}),
        **({} if len(known) == len(routes) else {"complete": False}),
        "routes": known,
    }
    yield "route_tables", made


def _route(each: Resource, survey: Survey) -> Mapping[str, Any] | None:
    """A route; None where it is not known what it is for or where it leads."""
    record = each.record
    survey.unread(record, ROUTE)
    prefix = record.text("addressPrefix")
    hop = HOPS.get(record.word("nextHopType"))
    if not prefix or (hop is None and not record.waits("nextHopType")):
        key = "nextHopType" if prefix else "addressPrefix"
        raise record.wrong("a route needs a prefix and a kind of next hop", key)
    if hop is None or isinstance(prefix, Awaited):
        _tell(record, "what it is for or where it leads", survey)
        return None
    made = {"name": each.name, "prefix": end(prefix, record, "addressPrefix", survey)}
    if hop != "virtual_appliance":
        return {**made, "next_hop": hop}
    address = address_of(record, "nextHopIpAddress", survey)
    if not address:
        _tell(record, "the address of the appliance", survey)
        return None
    return {**made, "next_hop": hop, "address": address}


def _tell(record: Record, what: str, survey: Survey) -> None:
    survey.remark(record, f"{what} is not known: what goes by this table depends")
