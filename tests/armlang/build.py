"""Templates, places and states for tests of the language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from landbridge.armlang import Level, Scope, Template, expanded
from landbridge.armlang.deployment import Deployment
from landbridge.catalogue.arm import public_cloud, template_limits

SUBSCRIPTION = "87d64d6d-6d17-4ad7-b507-16d9bc498781"
GROUP = f"/subscriptions/{SUBSCRIPTION}/resourceGroups/testRg"
PROVIDERS = f"{GROUP}/providers"
SCHEMA = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"
LIMITS = template_limits()
ZONES = {
    "resourceTypes": [
        {
            "resourceType": "virtualMachines",
            "zoneMappings": [{"location": "West Europe", "zones": ["3", "1", "2"]}],
        }
    ]
}


@dataclass(frozen=True)
class Known:
    """A state that knows what it is told."""

    resources: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    def resource(self, resource_id: str, api_version: str | None) -> Mapping[str, object] | None:
        return self.resources.get(resource_id)

    def listed(
        self, resource_id: str, function: str, api_version: str, values: object
    ) -> object | None:
        found = self.resources.get(resource_id)
        return None if found is None else found.get(function)

    def provider(self, namespace: str) -> Mapping[str, object] | None:
        return ZONES if namespace == "Microsoft.Compute" else None

    def zones(self, subscription: str, location: str) -> Mapping[str, str] | None:
        return {"1": "westeurope-az3", "2": "westeurope-az1"}


def scope(**changes: Any) -> Scope:  # noqa: ANN401 - any field of a place
    """A resource group of which all is known."""
    given: dict[str, Any] = {
        "limits": LIMITS,
        "level": Level.RESOURCE_GROUP,
        "subscription": SUBSCRIPTION,
        "resource_group": "testRg",
        "management_group": "testMg",
        "tenant": "11111111-2222-3333-4444-555555555555",
        "location": "westeurope",
        "subscription_name": "Test",
        "tags": {},
        "environment": public_cloud(),
        "deployer": {"objectId": "me"},
        "template_link": {"uri": "https://example.com/a/main.json"},
        "now": datetime(2019, 3, 5, 17, 53, 18, tzinfo=UTC),
        "new_guid": lambda: "00000000-0000-0000-0000-00000000000a",
        "state": Known(),
    }
    return Scope(**{**given, **changes})


def template(**sections: object) -> dict[str, object]:
    """The JSON of a template with these sections."""
    return {"$schema": SCHEMA, "contentVersion": "1.0.0.0", "resources": [], **sections}


def read(**sections: object) -> Template:
    return Template.read(template(**sections), "main.json", LIMITS)


def deployed(
    given: Mapping[str, object] | None = None, place: Scope | None = None, /, **sections: object
) -> Deployment:
    """A template with these sections, expanded in a place."""
    return expanded(read(**sections), place or scope(), given)


def value(expression: str, place: Scope | None = None, /, **sections: object) -> object:
    """The value of an expression in an output of a template."""
    outputs = {"it": {"type": "any", "value": expression}}
    found = deployed({}, place, outputs=outputs, **sections)
    return found.outputs(found.scope.state)["it"].value


def resource(name: str = "a", type_: str = "My.Rp/things", **more: object) -> dict[str, object]:
    return {"type": type_, "apiVersion": "2020-01-01", "name": name, **more}


def thing(name: str) -> str:
    """The id of a resource() of this name."""
    return f"{PROVIDERS}/My.Rp/things/{name}"
