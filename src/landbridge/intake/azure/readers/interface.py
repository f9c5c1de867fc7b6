"""Network interfaces of machines, each address by itself."""

from collections.abc import Iterator, Mapping
from typing import Any

from landbridge.intake.azure import types
from landbridge.intake.azure.attached import configurations, is_placed, name_of
from landbridge.intake.azure.public import STAND_IN, Public, public_of
from landbridge.intake.azure.record import Record
from landbridge.intake.azure.resource import Resource, ancestor
from landbridge.intake.azure.seats import STAND_IN as NO_ADDRESS
from landbridge.intake.azure.survey import Entry, Survey
from landbridge.intake.draft.noted import Noted

READ = frozenset(
    {"ipConfigurations", "networkSecurityGroup", "enableIPForwarding", "virtualMachine", "primary"}
    | {"enableAcceleratedNetworking", "dnsSettings", "macAddress", "hostedWorkloads"}
    | {"privateEndpoint", "privateLinkService", "tapConfigurations", "nicType", "auxiliaryMode"}
    | {
        "disableTcpStateTracking",
        "workloadType",
        "dscpConfiguration",
        "defaultOutboundConnectivityEnabled",
    }
)
BALANCED = frozenset({"loadBalancerBackendAddressPools", "loadBalancerInboundNatRules"})
CONFIGURATION = frozenset(
    {"privateIPAddress", "privateIPAllocationMethod", "privateIPAddressVersion", "primary"}
    | {"subnet", "publicIPAddress", "applicationSecurityGroups", "privateIPAddressPrefixLength"}
    | {"privateLinkConnectionProperties", "applicationGatewayBackendAddressPools"}
    | BALANCED
)
NO_BALANCER = "stand-in: a balancer that leads there is not in the export"


def read(nic: Resource, survey: Survey) -> Iterator[Entry]:
    """An interface, unless it is that of a private endpoint."""
    record = nic.record
    if record.told("privateEndpoint") or record.told("privateLinkService"):
        return
    survey.unread(record, READ)
    group = survey.named(record, "networkSecurityGroup", types.SECURITY_GROUP)
    forwards = record.switch("enableIPForwarding")
    for nth, each in configurations(nic):
        survey.unread(each, CONFIGURATION)
        if made := _address(nic, nth, each, survey):
            guard = {"network_security_group": group} if group else {}
            yield "interfaces", {**made, **guard, **({"ip_forwarding": True} if forwards else {})}


def _address(nic: Resource, nth: int, record: Record, survey: Survey) -> Mapping[str, Any] | None:
    """One address of an interface; None where its subnet is not there."""
    subnet = record.refers("subnet")
    if not subnet or not is_placed(subnet, survey):
        survey.remark(record, "its subnet is not in the export: it is left out", "subnet")
        return None
    told = record.address("privateIPAddress")
    address = told or Noted(survey.seats.free(subnet), NO_ADDRESS)
    return {
        "name": name_of(nic, nth, record, survey),
        "subnet": survey.subnet(subnet, record),
        "address": address,
        **_groups(record, survey),
        **_public(public_of(record, survey)),
        **_balanced(record, survey),
    }


def _groups(record: Record, survey: Survey) -> dict[str, Any]:
    groups = [
        survey.called(each.text("id"), types.APPLICATION_GROUP, each)
        for each in record.each("applicationSecurityGroups")
    ]
    return {"application_security_groups": groups} if groups else {}


def _balanced(record: Record, survey: Survey) -> dict[str, Any]:
    """That not all balancers are told which lead there, where one is not in the export."""
    inside = (each.text("id") for key in BALANCED for each in record.each(key))
    named = dict.fromkeys(ancestor(each, "loadBalancers") for each in inside)
    lost = [each for each in named if each and survey.resources.find(each) is None]
    for each in lost:
        survey.called(each, types.LOAD_BALANCER, record)
    return {"complete": Noted(False, NO_BALANCER)} if lost else {}


def _public(found: Public | None) -> dict[str, Any]:
    """Its public address; one whose number is not told has a stand-in."""
    if found is None:
        return {}
    address = found.address or Noted(found.stand_in, STAND_IN)
    return {"public_address": address, **({"public_sku": found.sku} if found.sku else {})}
