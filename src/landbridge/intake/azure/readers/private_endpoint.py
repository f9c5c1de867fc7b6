"""Private endpoints, each address by itself."""

from collections.abc import Iterator, Mapping

from landbridge.intake.azure.attached import is_placed
from landbridge.intake.azure.record import Record
from landbridge.intake.azure.resource import Resource, last
from landbridge.intake.azure.seats import STAND_IN
from landbridge.intake.azure.survey import Entry, Survey
from landbridge.intake.draft.noted import Noted

CONNECTIONS = ("privateLinkServiceConnections", "manualPrivateLinkServiceConnections")
READ = frozenset(
    {"subnet", "networkInterfaces", "customDnsConfigs", "ipConfigurations", *CONNECTIONS}
    | {"customNetworkInterfaceName", "applicationSecurityGroups", "privateDnsZoneGroups"}
    | {"isIPv6EnabledPrivateEndpoint", "ipVersionType"}
)


def read(endpoint: Resource, survey: Survey) -> Iterator[Entry]:
    """An endpoint in its subnet."""
    record = endpoint.record
    survey.unread(record, READ)
    subnet = record.refers("subnet")
    if not subnet or not is_placed(subnet, survey):
        survey.remark(record, "its subnet is not in the export: it is left out", "subnet")
        return
    told = list(dict.fromkeys(_addresses(record, survey)))
    for nth, address in enumerate(told or [Noted(survey.seats.free(subnet), STAND_IN)]):
        name = survey.name(endpoint)
        yield (
            "private_endpoints",
            {
                "name": f"{name} ({nth + 1})" if nth else name,
                "subnet": survey.subnet(subnet, record),
                "address": address,
                **_service(record, nth),
            },
        )


def _addresses(record: Record, survey: Survey) -> Iterator[str]:
    """Its addresses, as its interface or its names tell them."""
    for each in record.each("networkInterfaces"):
        nic = survey.resources.find(each.text("id"))
        for inner in nic.record.each("ipConfigurations") if nic else ():
            yield from filter(None, [inner.address("privateIPAddress")])
    for each in record.each("ipConfigurations"):
        yield from filter(None, [each.address("privateIPAddress")])
    for each in record.each("customDnsConfigs"):
        yield from each.prefixes("ipAddresses")


def _service(record: Record, nth: int) -> Mapping[str, str]:
    """What it leads to; its id stands with the first of its addresses alone, as it is one thing."""
    for key in CONNECTIONS:
        for each in record.each(key):
            if id_ := each.text("privateLinkServiceId"):
                part = next(iter(each.several("groupIds")), "")
                whole = {} if nth else {"service_id": id_, "subresource": part}
                return {"service": last(id_), **whole}
    return {}
