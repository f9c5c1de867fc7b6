"""Load balancers: a front with one pool of machines each."""

from collections.abc import Iterator, Mapping
from typing import Any

from landbridge.intake.azure import types
from landbridge.intake.azure.attached import configurations, interface_at, name_of
from landbridge.intake.azure.public import SKUS, STAND_IN, public_of
from landbridge.intake.azure.record import Record
from landbridge.intake.azure.resource import Resource, last
from landbridge.intake.azure.survey import Entry, Survey
from landbridge.intake.draft.noted import Noted

READ = frozenset(
    {"frontendIPConfigurations", "backendAddressPools", "loadBalancingRules", "probes"}
    | {"inboundNatRules", "inboundNatPools", "outboundRules", "scope"}
)
PORTS = {"tcp": "tcp", "udp": "udp"}
POOLS = ("backendAddressPool", "backendAddressPools")
UNTOLD = "the address of its front is not told: who comes in by it is not seen"


def read(balancer: Resource, survey: Survey) -> Iterator[Entry]:
    """A balancer."""
    record = balancer.record
    survey.unread(record, READ)
    for front in record.each("frontendIPConfigurations"):
        address = _front(front, survey)
        if not address:
            survey.remark(front, UNTOLD)
            continue
        yield from _behind(balancer, front, address, survey)


def _front(front: Record, survey: Survey) -> Any:  # noqa: ANN401 - a text, noted or not
    if told := front.address("privateIPAddress"):
        return told
    public = public_of(front, survey)
    if public is not None:
        return public.address or Noted(public.stand_in, STAND_IN)
    subnet = front.refers("subnet")
    return survey.seats.free(subnet) if subnet else ""


def _behind(
    balancer: Resource,
    front: Record,
    address: Any,  # noqa: ANN401 - a text, noted or not
    survey: Survey,
) -> Iterator[Entry]:
    """For each pool behind a front the rules that lead to it."""
    sku = balancer.record.inner("sku").word("name")
    grouped: dict[tuple[str, ...], list[Mapping[str, Any] | None]] = {}
    for machines, port in _rules(balancer, front, survey):
        grouped.setdefault(machines, []).append(port)
    label = front.text("name")
    for nth, (machines, ports) in enumerate(grouped.items()):
        apart = ", ".join(filter(None, [label, str(nth + 1) if nth else ""]))
        id_ = f"{balancer.id}/{label}/{nth}"
        name = f"{balancer.name} ({apart})" if apart else balancer.name
        yield (
            "load_balancers",
            {
                "name": survey.names.of(id_, types.LOAD_BALANCER, name),
                "address": address,
                **({"sku": sku} if sku in SKUS else {}),
                "interfaces": list(machines),
                "rules": [] if None in ports else ports,
                **_outbound(balancer.record),
            },
        )


def _outbound(record: Record) -> Mapping[str, bool]:
    """Whether there are outbound rules, where anybody tells of them: an empty list does."""
    _, told = record.held("outboundRules")
    return {"outbound_rules": bool(told)} if isinstance(told, list) else {}


def _rules(
    balancer: Resource, front: Record, survey: Survey
) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any] | None]]:
    """The machines of each rule of a front, with its port; None stands for all ports."""
    for rule in balancer.record.each("loadBalancingRules"):
        if _is_of(rule, front):
            if rule.switch("enableFloatingIP"):
                survey.remark(rule, "a floating address is not understood", "enableFloatingIP")
            yield tuple(_machines(balancer, rule, survey)), _port(rule)
    for each in survey.resources.children(balancer, "inboundNatRules"):
        rule = each.record
        machine = interface_at(rule.refers("backendIPConfiguration"), survey)
        if _is_of(rule, front) and machine:
            yield (machine,), _port(rule)


def _is_of(rule: Record, front: Record) -> bool:
    named = last(rule.refers("frontendIPConfiguration")).lower()
    return named == (front.text("name") or last(front.text("id"))).lower()


def _port(rule: Record) -> Mapping[str, Any] | None:
    protocol = PORTS.get(rule.word("protocol"))
    front, back = rule.integer("frontendPort"), rule.integer("backendPort")
    if protocol is None or not front:
        return None
    snat = rule.switch("disableOutboundSnat")
    kept = {} if snat is None else {"disable_outbound_snat": snat}
    return {"protocol": protocol, "port": front, "backend_port": back or front, **kept}


def _machines(balancer: Resource, rule: Record, survey: Survey) -> Iterator[str]:
    """The interfaces in the pools of a rule, as the pool or the interfaces tell it."""
    pools = {rule.refers(POOLS[0]).lower()} | {e.text("id").lower() for e in rule.each(POOLS[1])}
    names = {last(each) for each in pools}
    found: dict[str, None] = {}
    for pool in balancer.record.each("backendAddressPools"):
        if pool.text("name").lower() in names:
            for each in pool.each("backendIPConfigurations"):
                name = interface_at(each.text("id"), survey)
                if not name:
                    survey.remark(each, "this machine is not in the export: it is left out")
                found |= {name: None} if name else {}
    for nic in survey.resources.of(types.INTERFACE):
        for nth, record in configurations(nic):
            inside = (e.text("id").lower() for e in record.each("loadBalancerBackendAddressPools"))
            if pools & set(inside):
                found[name_of(nic, nth, record, survey)] = None
    yield from found
