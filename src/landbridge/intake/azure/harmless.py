"""What is known to decide nothing about who reaches whom: properties and types of resources."""

PROPERTIES = frozenset(
    {
        "id",
        "name",
        "type",
        "kind",
        "location",
        "extendedlocation",
        "tag",
        "tags",
        "tagstable",
        "etag",
        "zones",
        "zone",
    }
    | {"provisioningstate", "resourceguid", "resourcegroup", "resourcegroupname", "resourceid"}
    | {"subscriptionid", "tenantid", "managedby", "identity", "plan", "systemdata", "apiversion"}
    | {"description", "displayname", "createdat", "comments", "metadata", "dependson", "condition"}
    | {"copy", "scope", "changedtime", "createdtime", "sku", "uniqueid", "size", "text"}
    | {
        "migrationphase",
        "nicType".lower(),
        "auxiliarymode",
        "auxiliarysku",
        "vnetencryptionsupported",
    }
)
"""In small letters; what a resource says under these is its name, its place or its state."""
NAMESPACES = (
    *("microsoft.insights/", "microsoft.operationalinsights/", "microsoft.operationsmanagement/"),
    *("microsoft.storage/", "microsoft.keyvault/", "microsoft.managedidentity/"),
    *("microsoft.authorization/", "microsoft.resources/", "microsoft.recoveryservices/"),
    *("microsoft.automation/", "microsoft.alertsmanagement/", "microsoft.security/"),
    *("microsoft.compute/", "microsoft.maintenance/", "microsoft.advisor/", "microsoft.portal/"),
    *("microsoft.policyinsights/", "microsoft.guestconfiguration/", "microsoft.devtestlab/"),
)
TYPES = frozenset(
    {"microsoft.network/networkwatchers", "microsoft.network/networkwatchers/flowlogs"}
    | {"microsoft.network/networkwatchers/connectionmonitors", "microsoft.network/dnszones"}
    | {"microsoft.network/publicipprefixes", "microsoft.network/virtualwans"}
    | {"microsoft.network/networksecuritygroups/defaultsecurityrules"}
    | {"microsoft.network/privateendpoints/privatednszonegroups"}
    | {"microsoft.network/ddosprotectionplans"}
    | {"microsoft.avs/privateclouds/clusters", "microsoft.avs/privateclouds/authorizations"}
    | {"microsoft.avs/privateclouds/addons", "microsoft.avs/privateclouds/datastores"}
    | {"microsoft.avs/privateclouds/providers/diagnosticsettings"}
)
"""Types that carry, filter and route nothing."""


def is_harmless(key: str) -> bool:
    """Whether a property decides nothing."""
    return key.lower() in PROPERTIES


def is_idle(type_: str) -> bool:
    """Whether resources of a type decide nothing."""
    return type_ in TYPES or type_.startswith(NAMESPACES)
