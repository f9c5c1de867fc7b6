"""The request for quota as a text to send; what nobody declared is marked to be filled in."""

from landbridge.catalogue import catalogue
from landbridge.model.plan import Plan
from landbridge.render.numbers import many
from landbridge.render.text import showable

FILE = "quota-request.txt"
OPEN = "[to be filled in]"


def quota_request(plan: Plan) -> dict[str, str]:
    """The file, unless the estate says that enough hosts are confirmed."""
    quota, hosts = plan.estate.private_cloud.quota, plan.sized.hosts
    if quota.state == "confirmed" and quota.hosts >= hosts:
        return {}
    return {FILE: showable("\n".join(_lines(plan)) + "\n")}


def _lines(plan: Plan) -> list[str]:
    cloud, facts = plan.estate.private_cloud, catalogue()
    sku, days = facts.value("deploy.quota.sku"), facts.number("private-cloud.quota-days-max")
    zone = "any" if cloud.zone is None else str(cloud.zone)
    return [
        f"Subject: Azure VMware Solution Generation 2, quota for {plan.sized.hosts} {sku} hosts",
        "",
        "Issue type: Service and subscription limits (quotas). Service: Azure VMware Solution.",
        "",
        f"Customer: {plan.estate.customer or OPEN}",
        f"Subscription: {OPEN}",
        f"Region: {cloud.region or OPEN}",
        f"Availability zone: {zone}",
        f"Host type: {sku}, Generation 2 (private cloud attached to a virtual network)",
        f"Hosts: {plan.sized.hosts}, in {_plain(many(plan.sized.private_clouds, 'private cloud'))}",
        *(f"  {each.private_cloud}, {each.name}: {each.hosts}" for each in plan.sized.clusters),
        f"Wanted by: {plan.estate.dual_run.starts or OPEN}",
        "",
        "Please confirm the hosts, the region and the zone, or tell us what can be had instead.",
        "",
        f"(A confirmation can take {days:.0f} business days: send this before dates are promised.)",
    ]


def _plain(text: str) -> str:
    """Without the spaces that no line may break at: this is read in a form, not on a page."""
    return text.replace("\N{NO-BREAK SPACE}", " ")
