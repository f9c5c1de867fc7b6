"""Bodies of which no client of today has models, as their published specification has them."""

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

BY_HAND = {
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
    }
}
