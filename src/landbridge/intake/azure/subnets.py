"""Subnets, and what is attached to them."""

from collections.abc import Iterator, Mapping
from typing import Any

from landbridge.intake.azure import types
from landbridge.intake.azure.record import Record
from landbridge.intake.azure.resource import Resource, last
from landbridge.intake.azure.standing import interfaces, others
from landbridge.intake.azure.survey import Survey
from landbridge.intake.draft.noted import Noted

READ = frozenset(
    {"addressPrefix", "addressPrefixes", "networkSecurityGroup", "routeTable", "natGateway"}
    | {"serviceEndpoints", "delegations", "ipConfigurations", "ipConfigurationProfiles"}
    | {"privateEndpointNetworkPolicies", "privateLinkServiceNetworkPolicies", "privateEndpoints"}
    | {"defaultOutboundAccess", "purpose", "resourceNavigationLinks", "serviceAssociationLinks"}
    | {"applicationGatewayIPConfigurations", "ipAllocations"}
)
UNSEEN = (
    "interfaces in it that are not in the export: {}. Groups on them, and what they forward, are"
    " not seen, so that what reaches or leaves it depends: `az network nic list` and `az vmss nic"
    " list` show them to whoever may read there"
)
UNTOLD = "stand-in: interfaces in it are not in the export"
ATTACHED = {
    "network_security_group": ("networkSecurityGroup", types.SECURITY_GROUP),
    "route_table": ("routeTable", types.ROUTE_TABLE),
}
POLICIES = {
    "enabled": "enabled",
    "networksecuritygroupenabled": "network_security_group",
    "routetableenabled": "route_table",
}
SERVICES = {
    "microsoft.storage": "Storage",
    "microsoft.storage.global": "Storage",
    "microsoft.sql": "Sql",
    "microsoft.azurecosmosdb": "AzureCosmosDB",
    "microsoft.keyvault": "AzureKeyVault",
    "microsoft.servicebus": "ServiceBus",
    "microsoft.eventhub": "EventHub",
    "microsoft.web": "AppService",
    "microsoft.azureactivedirectory": "AzureActiveDirectory",
    "microsoft.containerregistry": "AzureContainerRegistry",
}
"""The service tag whose prefixes a service endpoint takes straight."""


def subnet(each: Resource, survey: Survey) -> Mapping[str, Any] | None:
    """A subnet; None where its addresses are not known."""
    record = each.record
    survey.unread(record, READ)
    prefixes = record.prefixes("addressPrefix", "addressPrefixes")
    if not prefixes:
        survey.remark(record, "its addresses are not told: it is left out", "addressPrefix")
        return None
    lost = _lost(record, survey)
    for id_, type_ in others(record, survey):
        survey.called(id_, type_, record)
    return {
        "name": each.name,
        "prefixes": list(prefixes),
        **_attached(record, survey),
        **_switches(record),
        **_endpoints(record, survey),
        **({"complete": Noted(False, UNTOLD)} if lost else {}),
    }


def _lost(record: Record, survey: Survey) -> bool:
    """Whether interfaces stand in it that are not in the export, which is told."""
    lost = interfaces(record, survey)
    if lost:
        survey.remark(record, UNSEEN.format(len(lost)), "ipConfigurations")
    return bool(lost)


def _attached(record: Record, survey: Survey) -> dict[str, Any]:
    made = {
        key: name
        for key, (told, type_) in ATTACHED.items()
        if (name := survey.named(record, told, type_))
    }
    gateway = record.refers("natGateway")
    return {**made, **({"nat_gateway": last(gateway)} if gateway else {})}


def _switches(record: Record) -> dict[str, Any]:
    policy = POLICIES.get(record.word("privateEndpointNetworkPolicies"))
    lends = record.switch("defaultOutboundAccess")
    return {
        **({"private_endpoint_policies": policy} if policy else {}),
        **({} if lends is None else {"default_outbound_access": lends}),
    }


def _endpoints(record: Record, survey: Survey) -> dict[str, Any]:
    tags = dict.fromkeys(_tags(record, survey))
    return {"service_endpoints": list(tags)} if tags else {}


def _tags(record: Record, survey: Survey) -> Iterator[str]:
    for each in record.each("serviceEndpoints"):
        tag = SERVICES.get(each.word("service"))
        if tag is None:
            survey.remark(each, "this service endpoint is not understood", "service")
        else:
            yield tag
