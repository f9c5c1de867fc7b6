"""Azure Bastion and plans of DDoS protection through azure-mgmt-network."""

from typing import Any

import pytest
from tests.emulator.azure import Azure, refused
from tests.emulator.bodies import network, public_address, subnet

HERE = {"location": "eastus"}


def bastion(azure: Azure, group: str, subnet_id: str, public: str, sku: str = "Standard") -> Any:  # noqa: ANN401
    front = {"subnet": {"id": subnet_id}, "publicIPAddress": {"id": public}}
    properties = {"ipConfigurations": [{"name": "ip", "properties": front}]}
    body = {**HERE, "sku": {"name": sku}, "properties": properties}
    return azure.network.bastion_hosts.begin_create_or_update(group, "bastion", body).result()


@pytest.mark.parametrize(
    ("name", "prefix", "code"),
    [
        ("AzureBastionSubnet", "10.0.1.0/26", ""),
        ("AzureBastionSubnet", "10.0.1.0/27", "InvalidRequestFormat"),
        ("bastions", "10.0.1.0/26", "InvalidRequestFormat"),
    ],
)
def test_a_bastion_stands_in_a_26_of_its_own_name(
    azure: Azure, group: str, name: str, prefix: str, code: str
) -> None:
    network(azure, group)
    home, public = subnet(azure, group, name, prefix), public_address(azure, group, "pip")
    if code:
        assert refused(lambda: bastion(azure, group, home, public)) == code
        return
    made = bastion(azure, group, home, public)
    assert (made.sku.name, made.scale_units, made.provisioning_state) == (
        "Standard",
        2,
        "Succeeded",
    )
    found = azure.network.public_ip_addresses.get(group, "pip")
    assert found.ip_configuration.id == made.ip_configurations[0].id
    gone = azure.network.subnets.begin_delete
    assert refused(lambda: gone(group, "vnet", name)) == "InUseSubnetCannotBeDeleted"


def test_a_bastion_for_developers_is_not_emulated(azure: Azure, group: str) -> None:
    network(azure, group)
    home = subnet(azure, group, "AzureBastionSubnet", "10.0.1.0/26")
    public = public_address(azure, group, "pip")
    assert refused(lambda: bastion(azure, group, home, public, "Developer")) == "NotImplemented"


def test_a_plan_of_ddos_protection_stays_while_a_network_names_it(azure: Azure, group: str) -> None:
    plans = azure.network.ddos_protection_plans
    plan = plans.begin_create_or_update(group, "plan", HERE).result()
    covered: dict[str, Any] = {"enableDdosProtection": True, "ddosProtectionPlan": {"id": plan.id}}
    made = network(azure, group, "vnet", "westus2", **covered)
    assert [each.id for each in plans.get(group, "plan").virtual_networks] == [made]
    assert refused(lambda: plans.begin_delete(group, "plan")) == "InUseResourceCannotBeDeleted"
    azure.network.virtual_networks.begin_delete(group, "vnet").result()
    plans.begin_delete(group, "plan").result()
