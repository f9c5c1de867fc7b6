"""Options of the private cloud: a key of one's own, Azure Arc."""

from collections.abc import Mapping
from typing import Any

import pytest
from tests.render.arm.rendered import SUBSCRIPTION

from landbridge.catalogue.shapes import shapes
from landbridge.model.estate import Estate
from landbridge.model.network import Network
from landbridge.model.plan import Plan
from landbridge.model.sized import Sized
from landbridge.render.arm.ground import Ground
from landbridge.render.arm.private_cloud import arc, private_cloud
from landbridge.render.arm.resource import ArmResource

CLOUD = {"region": "westeurope", "resource_group": "rg", "address_block": "10.31.0.0/22"}
KEY = {"vault": "https://keys.vault.azure.net", "name": "vsan"}
VCENTER = "/subscriptions/s/resourceGroups/g/providers/Microsoft.ConnectedVMwarevSphere/vcenters/v"


def ground(**options: object) -> Ground:
    estate = Estate.model_validate({"private_cloud": {**CLOUD, **options}})
    return Ground(estate, Network(), SUBSCRIPTION)


def made(sized: Sized, **options: object) -> ArmResource:
    (found,) = private_cloud(ground(**options), sized)
    assert not list(shapes("Microsoft.AVS").misfits(found.body, "PrivateCloud"))
    return found


def test_without_a_key_the_cloud_has_neither_identity_nor_encryption(sized: Sized) -> None:
    body = made(sized).body
    assert "identity" not in body
    assert "encryption" not in body["properties"]


def test_a_key_of_ones_own_waits_until_the_vault_lets_the_identity_in(sized: Sized) -> None:
    first = made(sized, customer_key=KEY)
    assert first.body["identity"] == {"type": "SystemAssigned"}
    assert "encryption" not in first.body["properties"]
    (told,) = first.remarks
    assert told.startswith("avs-gen2: the key vsan is not used yet")
    then = made(sized, customer_key={**KEY, "vault_open": True, "version": "1"})
    assert then.body["identity"] == {"type": "SystemAssigned"}
    assert then.body["properties"]["encryption"] == {
        "status": "Enabled",
        "keyVaultProperties": {
            "keyVaultUrl": KEY["vault"],
            "keyName": "vsan",
            "keyVersion": "1",
        },
    }
    assert not then.remarks


def test_arc_is_made_once_its_vcenter_is_told(sized: Sized) -> None:
    assert not list(arc(ground(), sized))
    (found,) = arc(ground(arc_vcenter=VCENTER), sized)
    properties: Mapping[str, Any] = found.body["properties"]
    assert (found.name, properties) == ("avs-gen2/Arc", {"addonType": "Arc", "vCenter": VCENTER})
    assert not list(shapes("Microsoft.AVS").misfits(found.body, "Addon"))


@pytest.fixture(scope="module")
def sized(plan: Plan) -> Sized:
    return plan.sized
