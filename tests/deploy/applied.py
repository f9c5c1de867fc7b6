"""What tests of deployments share: who listens, and where a thing stands."""

from landbridge.deploy.work import Work
from landbridge.model.network.nsx import ServiceSubnet
from landbridge.model.plan import Plan

VERSION = "2025-05-01"


def silently(name: str, what: str) -> None:
    """Nobody listens."""


def path_of(works: tuple[Work, ...], name: str) -> str:
    """The id of the first thing of a name."""
    return next(each.path for each in works if each.name == name)


def with_table_on_management(plan: Plan) -> Plan:
    """The plan with the table of the uplinks on `avs-mgmt`, too."""
    (cloud,) = plan.estate.network.private_clouds
    on = {**cloud.service_subnets, "avs-mgmt": ServiceSubnet(route_table="to-firewall")}
    clouds = (cloud.model_copy(update={"service_subnets": on}),)
    network = plan.estate.network.model_copy(update={"private_clouds": clouds})
    return plan.model_copy(update={"estate": plan.estate.model_copy(update={"network": network})})
