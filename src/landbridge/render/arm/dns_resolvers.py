"""DNS Private Resolvers with their endpoints, and the rules by which they ask others."""

from collections.abc import Iterator

from landbridge.errors import InputError
from landbridge.model.network import DnsResolver, Network
from landbridge.render.arm.ground import VIRTUAL_NETWORK, Ground
from landbridge.render.arm.resource import ArmResource, Body

RESOLVER, RULES = "Microsoft.Network/dnsResolvers", "Microsoft.Network/dnsForwardingRulesets"
INBOUND, OUTBOUND = f"{RESOLVER}/inboundEndpoints", f"{RESOLVER}/outboundEndpoints"
RULE, LINK = f"{RULES}/forwardingRules", f"{RULES}/virtualNetworkLinks"
IN, OUT = "inbound", "outbound"


def dns_resolvers(ground: Ground) -> Iterator[ArmResource]:
    """A resolver each, in the group and region of its network.

    Raises InputError where its network has no such subnet.
    """
    for each in ground.network.dns_resolvers:
        _refuse_homeless(each, ground.network)
        home = {"virtualNetwork": _network(each.virtual_network, ground)}
        yield _placed(RESOLVER, each.name, home, each, ground)
        yield from _endpoints(each, ground)
        if each.forwards or each.serves:
            yield from _rules(each, ground)


def delegated(network: Network, home: str) -> frozenset[str]:
    """The subnets of a virtual network that are given over to resolvers, in small letters."""
    return frozenset(
        name.lower()
        for each in network.dns_resolvers
        if each.virtual_network.lower() == home.lower()
        for name in (each.inbound, each.outbound)
        if name
    )


def _endpoints(each: DnsResolver, ground: Ground) -> Iterator[ArmResource]:
    home = each.virtual_network
    if each.inbound:
        place = {"subnet": ground.subnet(home, each.inbound)}
        fronts = {"ipConfigurations": [{**place, "privateIpAllocationMethod": "Dynamic"}]}
        yield _placed(INBOUND, f"{each.name}/{IN}", fronts, each, ground)
    if each.outbound:
        place = {"subnet": ground.subnet(home, each.outbound)}
        yield _placed(OUTBOUND, f"{each.name}/{OUT}", place, each, ground)


def _rules(each: DnsResolver, ground: Ground) -> Iterator[ArmResource]:
    """Domains end with a dot; what is called so in Azure has none, and neither do rules."""
    group = ground.group_of(each.virtual_network)
    name = f"{each.name}-rules"
    ends = [ground.ref(OUTBOUND, f"{each.name}/{OUT}", group)]
    yield _placed(RULES, name, {"dnsResolverOutboundEndpoints": ends}, each, ground)
    for number, rule in enumerate(each.forwards, start=1):
        properties: Body = {
            "domainName": f"{rule.domain.rstrip('.')}.",
            "targetDnsServers": [{"ipAddress": one} for one in rule.servers],
            "forwardingRuleState": "Enabled",
        }
        yield ArmResource(RULE, f"{name}/rule-{number}", group, {"properties": properties})
    for served in each.serves:
        properties = {"virtualNetwork": _network(served, ground)}
        yield ArmResource(LINK, f"{name}/to-{served}", group, {"properties": properties})


def _placed(
    type_: str, name: str, properties: Body, each: DnsResolver, ground: Ground
) -> ArmResource:
    home = each.virtual_network
    return ground.resource(type_, name, properties, ground.group_of(home), ground.region_of(home))


def _network(name: str, ground: Ground) -> Body:
    return ground.ref(VIRTUAL_NETWORK, name, ground.group_of(name))


def _refuse_homeless(resolver: DnsResolver, network: Network) -> None:
    home = resolver.virtual_network.lower()
    known = {
        subnet.name.lower()
        for each in network.virtual_networks
        if each.name.lower() == home
        for subnet in each.subnets
    }
    for name in (resolver.inbound, resolver.outbound):
        if name and name.lower() not in known:
            raise InputError(
                f"the resolver {resolver.name} stands in {name} of {resolver.virtual_network},"
                " which has no such subnet",
                remedy="Declare it among the subnets of that network.",
            )
