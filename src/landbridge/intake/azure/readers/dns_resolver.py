"""DNS Private Resolvers with their endpoints and rules."""

from collections.abc import Iterator, Mapping
from typing import Any

from landbridge.intake.azure import types
from landbridge.intake.azure.readers.dns_zone import networks
from landbridge.intake.azure.record import Record
from landbridge.intake.azure.resource import Resource, last
from landbridge.intake.azure.survey import Entry, Survey

SEVERAL = "an endpoint beside the first is not understood: it is left out"


def read(resolver: Resource, survey: Survey) -> Iterator[Entry]:
    """A resolver, if its network is in the export."""
    record = resolver.record
    home = record.refers("virtualNetwork")
    if survey.resources.find(home) is None:
        survey.remark(record, "its network is not in the export: it is left out", "virtualNetwork")
        return
    inside = _first(resolver, "inboundEndpoints", survey)
    outside = _first(resolver, "outboundEndpoints", survey)
    fronts = list(inside.record.each("ipConfigurations")) if inside else []
    yield (
        "dns_resolvers",
        {
            "name": survey.name(resolver),
            "virtual_network": survey.called(home, types.VIRTUAL_NETWORK, record),
            **({"inbound": last(fronts[0].refers("subnet"))} if fronts else {}),
            **({"outbound": last(outside.record.refers("subnet"))} if outside else {}),
            **(_rules(outside, survey) if outside else {}),
        },
    )


def _first(resolver: Resource, key: str, survey: Survey) -> Resource | None:
    found = survey.resources.children(resolver, key)
    for each in found[1:]:
        survey.remark(each.record, SEVERAL)
    return found[0] if found else None


def _rules(outside: Resource, survey: Survey) -> Mapping[str, Any]:
    """What goes out by an endpoint, and for which networks."""
    forwards, serves = list[Mapping[str, Any]](), list[str]()
    for rules in survey.resources.of(types.RULESET):
        ends = rules.record.each("dnsResolverOutboundEndpoints")
        if outside.key in {each.text("id").lower() for each in ends}:
            for each in survey.resources.children(rules, "forwardingRules"):
                forwards += _forwarding(each.record)
            serves += networks(rules, survey)
    return {"forwards": forwards, "serves": list(dict.fromkeys(serves))}


def _forwarding(record: Record) -> Iterator[Mapping[str, Any]]:
    """A rule that is not switched off."""
    servers = [each.address("ipAddress") for each in record.each("targetDnsServers")]
    if record.word("forwardingRuleState") != "disabled" and any(servers):
        domain = record.text("domainName")
        yield {"domain": domain.rstrip(".") or ".", "servers": list(filter(None, servers))}
