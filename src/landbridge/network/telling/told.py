"""What a step of a way that is no filter says, and the causes that it has."""

from landbridge.model.proof import KNOWLEDGE, Cause, Verdict
from landbridge.network.compiler import Sender
from landbridge.network.paths.egress import MAY_HAVE_ONE, in_six, may_leave, untranslated
from landbridge.network.paths.steps import (
    Appliance,
    Disposition,
    Doubted,
    Egress,
    Ended,
    Forwarded,
    Inspected,
    Routed,
    Step,
)
from landbridge.network.places import Place
from landbridge.network.pools import Pool
from landbridge.network.routing.way import Hop as Next
from landbridge.network.routing.way import Way
from landbridge.network.telling.leaving import leaving
from landbridge.space import Addresses

LENT = "a public address"
NO_ADDRESS = "no public address to leave with"
UNTOLD = "whether Azure lends a public address here is not known"
UNTOLD_OF_FRONT = "whether it may leave by the front of its public load balancer is not told"
UNTOLD_OF_FIREWALL = "whether the firewall has a public address is not told"
KEPT = "its policy never translates the source, and so it leads nothing straight to the Internet"
KEPT_HERE = "it keeps the source towards this address; whether anything leaves so is not published"
NOT_CARRIED = "what leads out here does not carry this protocol to the Internet"
SIX_OUT = "whether IPv6 leaves to the Internet here is not told"
PERHAPS_CARRIED = "whether what leads out here carries this protocol to the Internet is not told"
STAGE_OF = {
    Disposition.NO_ROUTE: "routing",
    Disposition.NULL_ROUTED: "routing",
    Disposition.LOOP: "routing",
    Disposition.NO_EGRESS: "Internet access",
    Disposition.NOT_FORWARDED: "appliance",
    Disposition.DENIED_IN: "public address",
}
TARGETS = {
    Next.LOCAL: "inside the virtual network",
    Next.PEER: "to {to} over the {link}",
    Next.ENDPOINT: "to the private endpoint {name}",
    Next.GATEWAY: "to the gateway {to}",
    Next.VPN: "to the VPN gateway",
    Next.HUB: "to the virtual hub {to}",
    Next.SERVICE: "by the service endpoint of {to}",
    Next.INTERNET: "to the Internet",
    Next.APPLIANCE: "to the appliance {to}",
    Next.NONE: "nowhere",
    Next.UNTOLD: "by a route that is not told",
}


def where(step: Step) -> str:
    """The place of a step, if it has one."""
    place = getattr(step, "at", None)
    return place.name if isinstance(place, Place) else ""


def route(way: Way) -> str:
    """A route by its origin, prefix and next hop."""
    link = way.link.word if way.link else "peering"
    target = TARGETS[way.hop].format(to=way.to, name=way.name, link=link)
    named = f" ({way.name})" if way.name and way.hop is not Next.ENDPOINT else ""
    return f"{way.origin.word} route {way.prefix}{named}: {target}"


def doubtful_route(step: Routed) -> tuple[Cause, ...]:
    """That a route may not be there."""
    if not step.way.doubt:
        return ()
    way, at = step.way, step.at.name
    found = cause("routing", Verdict.DEPENDS, way.doubt, certain=False, resource=way.name, place=at)
    return (found,)


def answering(step: Step, addresses: Addresses) -> tuple[str, list[Cause]]:
    """What a step does to a reply from these addresses."""
    if isinstance(step, Routed):
        return route(step.way), list(doubtful_route(step))
    if isinstance(step, Inspected):
        return f"Azure Firewall {step.firewall}", []
    if isinstance(step, Appliance):
        return f"appliance {step.interface.name}", []
    if isinstance(step, Forwarded):
        return forwarded(step, addresses)
    if isinstance(step, Doubted) and not step.filters:
        return doubted(step)
    return ended(step) if isinstance(step, Ended) else ("", [])


def doubted(step: Doubted) -> tuple[str, list[Cause]]:
    """What nobody knows here."""
    return "not known", [cause(KNOWLEDGE, Verdict.DEPENDS, step.why, certain=False)]


def forwarded(step: Forwarded, addresses: Addresses) -> tuple[str, list[Cause]]:
    """That a peering may refuse what its network only forwards."""
    if addresses <= step.space:
        return "", []
    why = "the peering does not allow forwarded traffic; Microsoft says no, the field sometimes"
    found = cause("peering", Verdict.DEPENDS, why, certain=False, resource=step.peering)
    return f"peering {step.peering}", [found]


def egress(
    step: Egress, sender: Sender, own: str, *, leaves: bool | None
) -> tuple[str, list[Cause]]:
    """With what it leaves to the Internet, or why not; `leaves` is None where nobody knows."""
    if leaves:
        return f"leaves with {leaving(step, own, sender).to or LENT}", []
    refused = leaves is False
    verdict = Verdict.DENY if refused else Verdict.DEPENDS
    why = _refused(step, sender) if refused else _untold(step, sender)
    told = cause("Internet access", verdict, why, certain=refused)
    return "leaves to the Internet", [told]


def _refused(step: Egress, sender: Sender) -> str:
    """Why it does not leave."""
    if may_leave(step, sender.attachment, sender.hearer) is False:
        return NO_ADDRESS
    return KEPT if untranslated(step, sender.hearer) else NOT_CARRIED


def _untold(step: Egress, sender: Sender) -> str:
    """What nobody tells of a way to the Internet."""
    if may_leave(step, sender.attachment, sender.hearer):
        if in_six(step, sender.attachment, sender.hearer):
            return SIX_OUT
        return KEPT_HERE if untranslated(step, sender.hearer) else PERHAPS_CARRIED
    if step.firewall:
        return UNTOLD_OF_FIREWALL
    pool = step.pool if step.appliance else sender.attachment.pool
    if pool is Pool.PUBLIC:
        return UNTOLD_OF_FRONT
    kept = step.at.subnet is not None and step.at.subnet.default_outbound_access is False
    return MAY_HAVE_ONE if kept and not step.appliance else UNTOLD


def ended(step: Ended) -> tuple[str, list[Cause]]:
    """Where it arrives, or why it is dropped."""
    if step.disposition is Disposition.DELIVERED:
        return f"arrives at {step.at.name if step.at else ''}", []
    stage, place = STAGE_OF[step.disposition], step.at.name if step.at else ""
    return "is dropped", [cause(stage, Verdict.DENY, step.why, certain=True, place=place)]


def cause(
    stage: str, action: Verdict, why: str, *, certain: bool, resource: str = "", place: str = ""
) -> Cause:
    """A cause that is no rule of anybody."""
    return Cause(
        stage=stage, action=action, why=why, certain=certain, resource=resource, place=place
    )
