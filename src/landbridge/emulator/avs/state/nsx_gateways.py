"""The gateways of NSX that a private cloud has from its beginning."""

from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from landbridge.catalogue import catalogue
from landbridge.emulator.arm.kind import World
from landbridge.emulator.avs.state.child import cloud_id
from landbridge.emulator.avs.state.derived import Derived, derived
from landbridge.emulator.store import Resource

NAMES = "avs.gateways"
TENANTS = 100  # two digits


class Gateways(Derived):
    """A tier-0 and a tier-1; that both are listed is inferred."""

    type = "Microsoft.AVS/privateClouds/workloadNetworks/gateways"

    def derived(self, world: World, above: Resource) -> Iterator[Resource]:
        forms = catalogue().value(NAMES)
        assert isinstance(forms, dict)  # noqa: S101 - the data are ours
        tenant = uuid5(NAMESPACE_URL, cloud_id(above.id).key).int % TENANTS
        for tier, form in forms.items():
            name = str(form).format(f"{tenant:02d}")
            told = {"displayName": name, "path": f"/infra/{tier}/{name}"}
            yield derived(above, "gateways", name, {**told, "provisioningState": "Succeeded"})
