"""What NSX shall hold, as one tree for a PATCH of `/policy/api/v1/infra`; nothing is sent here.

Segments, the gateways that they hang on, groups, services and both firewalls of a private cloud.
What the tree cannot say exactly is told in remarks.
"""

from landbridge.catalogue import catalogue
from landbridge.model.network import AvsNetwork, Network
from landbridge.model.plan import Plan
from landbridge.network.estate.assembled import assembled
from landbridge.render.nsx.exclusions import exclusions
from landbridge.render.nsx.firewalls import distributed, gateway_policies
from landbridge.render.nsx.gateways import Gateways
from landbridge.render.nsx.groups import Groups
from landbridge.render.nsx.remarks import Remark, Remarks
from landbridge.render.nsx.rules import Rules
from landbridge.render.nsx.segments import segments
from landbridge.render.nsx.services import Services
from landbridge.render.nsx.standing import NOTHING, Standing
from landbridge.render.nsx.tree import OWNER, Rendered, Tree, counted, in_domain, infra
from landbridge.security.ends import Ends, Tags

MOST = "nsx.tree.objects-max"


def rendered_plan(plan: Plan, standing: Standing = NOTHING) -> Rendered:
    """The tree of the plan's private cloud; an empty one while its addresses are not known."""
    estate, network = plan.estate, assembled(plan.estate)
    name = estate.private_cloud.name.lower()
    for cloud in network.private_clouds:
        if cloud.name.lower() == name:
            return rendered(network, cloud, estate.name, standing, estate.tags)
    why = "its address block is not known: nothing of NSX can be told"
    return Rendered(infra([]), (Remark(estate.private_cloud.name, why),))


def rendered(
    network: Network,
    cloud: AvsNetwork,
    owner: str,
    standing: Standing = NOTHING,
    tags: Tags | None = None,
) -> Rendered:
    """The tree of one private cloud; `owner` is what its objects are tagged with.

    Raises NoTraffic for a service that nobody knows.
    """
    remarks, owned = Remarks(), Tree(owner)
    gateways = Gateways(standing, owned, remarks)
    hung = segments(cloud, gateways, owned, remarks)
    groups = Groups(network, cloud, Ends(network, tags), owned, remarks)
    groups.declared()
    services = Services(owned, remarks)
    rules = Rules(groups, services, owned, remarks)
    policies = [
        *distributed(cloud, groups, rules, owned, remarks),
        *gateway_policies(cloud, gateways, rules, owned, remarks),
    ]
    domain = in_domain([*groups.children, *policies])
    excluded = exclusions(cloud, groups, standing, owned)
    tree = infra([*services.children, *gateways.children, *hung, domain, *excluded])
    most = int(catalogue().number(MOST))
    if (count := counted(tree)) > most:
        remarks.add(cloud.name, f"{count} objects: NSX takes {most} at once")
    return Rendered(tree, remarks.told)


__all__ = ["NOTHING", "OWNER", "Remark", "Rendered", "Standing", "rendered", "rendered_plan"]
