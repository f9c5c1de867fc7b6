"""The example's plan, and one whose things stand in several resource groups."""

from datetime import date
from pathlib import Path

import pytest

from landbridge.intake import read_estate
from landbridge.model.network import AvsNetwork, Gateway, Subnet
from landbridge.model.plan import Plan
from landbridge.plan import plan as planning

EXAMPLE = Path(__file__).parents[2] / "examples" / "contoso" / "accepted.yaml"


@pytest.fixture(scope="session")
def plan() -> Plan:
    return planning(*read_estate(EXAMPLE), date(2026, 11, 22))


@pytest.fixture(scope="session")
def apart(plan: Plan) -> Plan:
    """The network for data, and the group that guards it, stand elsewhere.

    A private cloud of Generation 1 is connected by a key, and a plan of Defender is asked for.
    """
    network = plan.estate.network
    (data,), (guard,) = network.virtual_networks, network.network_security_groups
    old = AvsNetwork(
        name="avs-old", generation=1, address_block="10.9.0.0/22", resource_group="rg-old"
    )
    gateway = Gateway(
        name="er", virtual_network="vnet-data", kind="expressroute", connects=("avs-old",)
    )
    subnets = (*data.subnets, Subnet(name="GatewaySubnet", prefixes=("10.120.3.0/27",)))
    moved = network.model_copy(
        update={
            "private_clouds": (*network.private_clouds, old),
            "gateways": (gateway,),
            "virtual_networks": (
                data.model_copy(update={"resource_group": "rg-data", "subnets": subnets}),
            ),
            "network_security_groups": (guard.model_copy(update={"resource_group": "rg-guard"}),),
        }
    )
    cloud = plan.estate.private_cloud.model_copy(update={"defender_plans": ("VirtualMachines",)})
    told = plan.estate.model_copy(update={"network": moved, "private_cloud": cloud})
    return plan.model_copy(update={"estate": told})
