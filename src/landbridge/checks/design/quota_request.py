"""The request for quota as a text to send; what nobody declared is marked to be filled in."""

from landbridge.catalogue import catalogue
from landbridge.model.estate import Estate
from landbridge.model.sized import Sized

OPEN = "[to be filled in]"


def quota_request(estate: Estate, sized: Sized) -> str:
    """The text; empty when the estate says that enough hosts are confirmed."""
    quota = estate.private_cloud.quota
    if quota.state == "confirmed" and quota.hosts >= sized.hosts:
        return ""
    return "\n".join(_lines(estate, sized)) + "\n"


def _lines(estate: Estate, sized: Sized) -> list[str]:
    cloud, facts = estate.private_cloud, catalogue()
    sku, days = facts.value("deploy.quota.sku"), facts.number("private-cloud.quota-days-max")
    zone = "any" if cloud.zone is None else str(cloud.zone)
    return [
        f"Subject: Azure VMware Solution Generation 2, quota for {sized.hosts} {sku} hosts",
        "",
        "Issue type: Service and subscription limits (quotas). Service: Azure VMware Solution.",
        "",
        f"Customer: {estate.customer or OPEN}",
        f"Subscription: {OPEN}",
        f"Region: {cloud.region or OPEN}",
        f"Availability zone: {zone}",
        f"Host type: {sku}, Generation 2 (private cloud attached to a virtual network)",
        f"Hosts: {sized.hosts}; private clouds: {sized.private_clouds}",
        *(f"  {each.private_cloud}, {each.name}: {each.hosts}" for each in sized.clusters),
        *_raised(estate, sized),
        f"Wanted by: {estate.dual_run.starts or OPEN}",
        "",
        "Please confirm the hosts, the region and the zone, or tell us what can be had instead.",
        "",
        f"(A confirmation can take {days:.0f} business days: send this before dates are promised.)",
    ]


def _raised(estate: Estate, sized: Sized) -> list[str]:
    """A subscription begins with room for so few private clouds; the rest must be asked for."""
    there = len(estate.private_cloud.neighbours or ())
    first = catalogue().number("private-cloud.per-subscription-initially")
    if there + sized.private_clouds <= first:
        return []
    stand = f", {there} of which stand" if there else ""
    return [
        f"Private clouds in the subscription: {there + sized.private_clouds}{stand};"
        f" a new subscription begins with {first:.0f}, so please raise the limit if need be"
    ]
