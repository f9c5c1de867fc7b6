"""Templates for tests: resources to be put together, and the body of a deployment."""

from typing import Any

Template = dict[str, Any]
SCHEMA = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"
TO_SUBSCRIPTIONS = SCHEMA.replace("deployment", "subscriptionDeployment")
VNET = "[resourceId('Microsoft.Network/virtualNetworks', 'vnet')]"


def template(*resources: Template, schema: str = SCHEMA, **sections: object) -> Template:
    head = {"$schema": schema, "contentVersion": "1.0.0.0"}
    return {**head, "resources": list(resources), **sections}


def vnet(name: str = "vnet") -> Template:
    return {
        "type": "Microsoft.Network/virtualNetworks",
        "apiVersion": "2024-05-01",
        "name": name,
        "location": "[resourceGroup().location]",
        "properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}},
    }


def table(name: str = "table", *needs: str) -> Template:
    return {
        "type": "Microsoft.Network/routeTables",
        "apiVersion": "2024-05-01",
        "name": name,
        "location": "eastus",
        "dependsOn": list(needs),
    }


def cloud(**properties: object) -> Template:
    """Needs the network, and stands before it in the template."""
    return {
        "type": "Microsoft.AVS/privateClouds",
        "apiVersion": "2025-09-01",
        "name": "cloud",
        "location": "eastus",
        "sku": {"name": "av64"},
        "dependsOn": [VNET],
        "properties": {
            "managementCluster": {"clusterSize": 3},
            "networkBlock": "10.0.0.0/22",
            "virtualNetworkId": VNET,
            **properties,
        },
    }


def inner(name: str, inside: Template, **more: object) -> Template:
    """A deployment within a template, that sees itself only."""
    return {
        "type": "Microsoft.Resources/deployments",
        "apiVersion": "2022-09-01",
        "name": name,
        "properties": {
            "mode": "Incremental",
            "expressionEvaluationOptions": {"scope": "inner"},
            "template": inside,
        },
        **more,
    }


def asked(template: Template, mode: str = "Incremental", **parameters: object) -> Template:
    given = {name: {"value": value} for name, value in parameters.items()}
    return {"properties": {"mode": mode, "template": template, "parameters": given}}
