"""A step of a way as a hop: what stands there, its route, and what it puts in place of what."""

from collections.abc import Mapping, Sequence

from landbridge.model.hops import HopKind, Near, TakenRoute, Translation
from landbridge.model.proof import Cause, Hop, Verdict
from landbridge.network.paths.steps import (
    Appliance,
    Balanced,
    Behind,
    Doubted,
    Egress,
    Ended,
    Filtered,
    Forwarded,
    Guard,
    Inspected,
    Routed,
    Step,
)
from landbridge.network.routing.way import Origin, Way
from landbridge.network.telling.told import where

KINDS: Mapping[type[object], HopKind] = {
    Routed: HopKind.ROUTE,
    Guard: HopKind.FILTER,
    Filtered: HopKind.FILTER,
    Behind: HopKind.FILTER,
    Inspected: HopKind.FIREWALL,
    Appliance: HopKind.APPLIANCE,
    Balanced: HopKind.BALANCER,
    Forwarded: HopKind.PEERING,
    Egress: HopKind.EGRESS,
    Doubted: HopKind.UNKNOWN,
    Ended: HopKind.END,
}
SOURCE, DESTINATION = "source", "destination"


def hop(
    step: Step,
    what: str,
    because: Sequence[Cause],
    translation: Translation | None = None,
    near: Sequence[Near] = (),
) -> Hop:
    """A step in words and for programs."""
    return Hop(
        place=where(step),
        kind=next(kind for each, kind in KINDS.items() if isinstance(step, each)),
        what=what,
        verdict=outcome(because),
        resource=_resource(step),
        route=route_of(step.way) if isinstance(step, Routed) else None,
        translation=translation,
        because=tuple(because),
        near=tuple(near),
    )


def outcome(because: Sequence[Cause]) -> Verdict:
    """What causes that stand together do with the packet."""
    if any(each.refuses for each in because):
        return Verdict.DENY
    return Verdict.ALLOW if all(each.certain for each in because) else Verdict.DEPENDS


def besides(place: str, kind: HopKind, what: str, because: Sequence[Cause]) -> Hop:
    """A hop that is no step of the way itself."""
    told = tuple(because)
    return Hop(place=place, kind=kind, what=what, verdict=outcome(told), because=told)


def route_of(way: Way) -> TakenRoute:
    """A route, with the table and the name that it has in it."""
    own = way.origin not in {Origin.BGP, Origin.SYSTEM}
    table, _, name = way.name.partition("/") if own else ("", "", "")
    return TakenRoute(
        prefix=str(way.prefix),
        origin=way.origin.word,
        next_hop=way.hop.value,
        to=way.to,
        table=table,
        name=name,
    )


def fronted(step: Behind) -> Translation:
    """The machine in place of the front of a balancer."""
    return Translation(
        end=DESTINATION, was=step.front.balancer.address, to=step.front.machine.address
    )


def _resource(step: Step) -> str:
    """The firewall, appliance, balancer or peering; of filters the causes name their own."""
    if isinstance(step, Inspected):
        return step.firewall
    if isinstance(step, Appliance):
        return step.interface.name
    if isinstance(step, Balanced):
        return step.balancer
    return step.peering if isinstance(step, Forwarded) else ""
