"""Bodies of which no client of today has models, as their published specification has them."""

from collections.abc import Mapping
from typing import Any

Data = Mapping[str, Any]

FLAG, TEXT, COUNT = {"is": "boolean"}, {"is": "string"}, {"is": "integer"}
NEEDED = {"required": True}
RETENTION = {
    "days": {**COUNT, **NEEDED},
    "enabled": {**FLAG, **NEEDED},
}
LOG = {
    "category": TEXT,
    "categoryGroup": TEXT,
    "enabled": {**FLAG, **NEEDED},
    "retentionPolicy": {"model": "RetentionPolicy"},
}
METRIC = {
    "category": TEXT,
    "enabled": {**FLAG, **NEEDED},
    "retentionPolicy": {"model": "RetentionPolicy"},
    "timeGrain": TEXT,
}
SETTINGS = {
    "eventHubAuthorizationRuleId": TEXT,
    "eventHubName": TEXT,
    "logAnalyticsDestinationType": TEXT,
    "logs": {"list": {"model": "LogSettings"}},
    "marketplacePartnerId": TEXT,
    "metrics": {"list": {"model": "MetricSettings"}},
    "serviceBusRuleId": TEXT,
    "storageAccountId": TEXT,
    "workspaceId": TEXT,
}
RESOURCE = {
    **{name: {**TEXT, "use": ["read"]} for name in ("id", "name", "type")},
    "properties": {"model": "DiagnosticSettings", **NEEDED},
}

READ = {"use": ["read"]}
REFERENCE = {"model": "SubResource"}
STATE = {**TEXT, **READ}
HEAD = {
    **{name: {**TEXT, **READ} for name in ("id", "name", "type")},
    "etag": {**TEXT, **READ},
}
PLACED = {**HEAD, "location": TEXT, "tags": {"map": TEXT}}


def _resource(properties: str, placed: bool = True) -> Data:
    """A resource with the model of its properties."""
    return {"properties": {**(PLACED if placed else HEAD), "properties": {"model": properties}}}


LINKED = {"virtualNetwork": REFERENCE, "provisioningState": STATE, "metadata": {"map": TEXT}}
DNS = {
    "SubResource": {"properties": {"id": TEXT}},
    "PrivateZone": _resource("ZoneProperties"),
    "ZoneProperties": {
        "properties": {
            **{
                name: {**COUNT, **READ}
                for name in (
                    *("maxNumberOfRecordSets", "numberOfRecordSets"),
                    *("maxNumberOfVirtualNetworkLinks", "numberOfVirtualNetworkLinks"),
                    *("maxNumberOfVirtualNetworkLinksWithRegistration",),
                    *("numberOfVirtualNetworkLinksWithRegistration",),
                )
            },
            "provisioningState": STATE,
            "internalId": {**TEXT, **READ},
        }
    },
    "ZoneLink": _resource("ZoneLinkProperties"),
    "ZoneLinkProperties": {
        "properties": {
            "virtualNetwork": REFERENCE,
            "registrationEnabled": FLAG,
            "resolutionPolicy": {"values": ["Default", "NxDomainRedirect"]},
            "virtualNetworkLinkState": {**TEXT, **READ},
            "provisioningState": STATE,
        }
    },
    "DnsResolver": _resource("ResolverProperties"),
    "ResolverProperties": {
        "properties": {
            "virtualNetwork": {**REFERENCE, **NEEDED},
            "dnsResolverState": {**TEXT, **READ},
            "provisioningState": STATE,
            "resourceGuid": {**TEXT, **READ},
        }
    },
    "InboundEndpoint": _resource("InboundProperties"),
    "InboundProperties": {
        "properties": {
            "ipConfigurations": {"list": {"model": "IpConfiguration"}, **NEEDED},
            "provisioningState": STATE,
            "resourceGuid": {**TEXT, **READ},
        }
    },
    "IpConfiguration": {
        "properties": {
            "subnet": {**REFERENCE, **NEEDED},
            "privateIpAddress": TEXT,
            "privateIpAllocationMethod": {"values": ["Static", "Dynamic"]},
        }
    },
    "OutboundEndpoint": _resource("OutboundProperties"),
    "OutboundProperties": {
        "properties": {
            "subnet": {**REFERENCE, **NEEDED},
            "provisioningState": STATE,
            "resourceGuid": {**TEXT, **READ},
        }
    },
    "Ruleset": _resource("RulesetProperties"),
    "RulesetProperties": {
        "properties": {
            "dnsResolverOutboundEndpoints": {"list": REFERENCE, **NEEDED},
            "provisioningState": STATE,
            "resourceGuid": {**TEXT, **READ},
        }
    },
    "ForwardingRule": _resource("RuleProperties", placed=False),
    "RuleProperties": {
        "properties": {
            "domainName": {**TEXT, **NEEDED},
            "targetDnsServers": {"list": {"model": "TargetServer"}, **NEEDED},
            "metadata": {"map": TEXT},
            "forwardingRuleState": {"values": ["Enabled", "Disabled"]},
            "provisioningState": STATE,
        }
    },
    "TargetServer": {"properties": {"ipAddress": {**TEXT, **NEEDED}, "port": COUNT}},
    "RulesetLink": _resource("RulesetLinkProperties", placed=False),
    "RulesetLinkProperties": {"properties": {**LINKED, "virtualNetwork": {**REFERENCE, **NEEDED}}},
}

PRICING = {
    "Pricing": _resource("PricingProperties", placed=False),
    "PricingProperties": {
        "properties": {
            "pricingTier": {"values": ["Free", "Standard"], **NEEDED},
            "subPlan": TEXT,
            "enforce": {"values": ["False", "True"]},
            "extensions": {"list": {"model": "Extension"}},
            **{
                name: {**TEXT, **READ}
                for name in ("freeTrialRemainingTime", "enablementTime", "inheritedFrom")
            },
            "inherited": {"values": ["True", "False"], **READ},
            "resourcesCoverageStatus": {**TEXT, **READ},
            "deprecated": {**FLAG, **READ},
            "replacedBy": {"list": TEXT, **READ},
        }
    },
    "Extension": {
        "properties": {
            "name": {**TEXT, **NEEDED},
            "isEnabled": {"values": ["True", "False"], **NEEDED},
            "additionalExtensionProperties": {"map": TEXT},
            "operationStatus": {"model": "OperationStatus", **READ},
        }
    },
    "OperationStatus": {"properties": {"code": TEXT, "message": TEXT}},
}

BY_HAND = {
    "Microsoft.Security": {
        "from": "azure-rest-api-specs, Microsoft.Security 2024-01-01",
        "resources": {"pricings": {"put": "Pricing"}},
        "models": PRICING,
    },
    "Microsoft.Network.Dns": {
        "from": "azure-rest-api-specs, privatedns 2024-06-01 and dnsresolver 2022-07-01",
        "resources": {
            "privateDnsZones": {"put": "PrivateZone"},
            "privateDnsZones/virtualNetworkLinks": {"put": "ZoneLink"},
            "dnsResolvers": {"put": "DnsResolver"},
            "dnsResolvers/inboundEndpoints": {"put": "InboundEndpoint"},
            "dnsResolvers/outboundEndpoints": {"put": "OutboundEndpoint"},
            "dnsForwardingRulesets": {"put": "Ruleset"},
            "dnsForwardingRulesets/forwardingRules": {"put": "ForwardingRule"},
            "dnsForwardingRulesets/virtualNetworkLinks": {"put": "RulesetLink"},
        },
        "models": DNS,
    },
    "Microsoft.Insights.DiagnosticSettings": {
        "from": "azure-rest-api-specs, Microsoft.Insights 2021-05-01-preview",
        "resources": {"diagnosticSettings": {"put": "DiagnosticSettingsResource"}},
        "models": {
            "DiagnosticSettings": {"properties": SETTINGS},
            "DiagnosticSettingsResource": {"properties": RESOURCE},
            "LogSettings": {"properties": LOG},
            "MetricSettings": {"properties": METRIC},
            "RetentionPolicy": {"properties": RETENTION},
        },
    },
}
