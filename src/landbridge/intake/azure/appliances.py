"""Next hops at which nothing of the export answers: somebody stands there, and may forward or not.

The export of one subscription does not show what forwards in another one.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from landbridge.intake.azure.survey import Entry, Survey
from landbridge.intake.azure.types import ROUTE_TABLE
from landbridge.intake.draft.noted import Noted, bare
from landbridge.space import Addresses, number_of

STAND_IN = "stand-in: a route leads to it, and it is not in the export"
NOWHERE = "its next hop {} stands in no network of the export: what goes by this table depends"
HOLDERS = ("interfaces", "load_balancers", "firewalls", "private_endpoints")
OF_FIREWALLS = "azurefirewallsubnet"


def appliances(entries: list[Entry], survey: Survey) -> Iterator[Entry]:
    """An appliance for each next hop that nobody has; a table that leads nowhere is not whole."""
    subnets = list(_subnets(entries))
    held = {str(each.get("address")) for key, each in entries if key in HOLDERS}
    homes = {each["virtual_network"] for key, each in entries if key == "firewalls"}
    for table, address in _next_hops(entries):
        if address in held:
            continue
        held.add(address)
        place = next((each for each in subnets if number_of(address) in each[2]), None)
        if place is None:
            _tell(table, address, survey)
            table["complete"] = Noted(False, STAND_IN)
            held.discard(address)
        elif not (place[1].lower() == OF_FIREWALLS and place[0] in homes):
            yield "interfaces", _appliance(address, f"{place[0]}/{place[1]}", survey)


def _tell(table: Mapping[str, Any], address: str, survey: Survey) -> None:
    for each in survey.resources.of(ROUTE_TABLE):
        if survey.name(each) == table["name"]:
            survey.remark(each.record, NOWHERE.format(address))


def _appliance(address: str, subnet: str, survey: Survey) -> Mapping[str, Any]:
    name = survey.names.give(f"appliance at {address}")
    return {
        "name": Noted(name, STAND_IN),
        "subnet": subnet,
        "address": address,
        "ip_forwarding": True,
    }


def _next_hops(entries: list[Entry]) -> Iterator[tuple[dict[str, Any], str]]:
    for key, table in entries:
        for route in table.get("routes", ()) if key == "route_tables" else ():
            if "address" in route:
                yield table, route["address"]


def _subnets(entries: list[Entry]) -> Iterator[tuple[str, str, Addresses]]:
    """All subnets with their networks and addresses."""
    for key, home in entries:
        for each in home.get("subnets", ()) if key == "virtual_networks" else ():
            yield bare(home["name"]), each["name"], Addresses.of(each["prefixes"])
