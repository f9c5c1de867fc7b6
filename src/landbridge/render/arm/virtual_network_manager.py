"""Virtual Network Manager: who is connected, and the rules above all security groups.

Nothing of it counts before it is deployed to regions, which is an action and no resource.
"""

from collections.abc import Iterator, Sequence

from landbridge.model.network.fields import PORT_MAX
from landbridge.model.network.virtual_network_manager import (
    AdminRule,
    AdminRules,
    Connectivity,
    JoinedGroup,
    NetworkManager,
)
from landbridge.render.arm.ends import NOBODY, Parts, Told, told
from landbridge.render.arm.ground import VIRTUAL_NETWORK, Ground
from landbridge.render.arm.resource import ArmResource, Body

INSTANCE = "Microsoft.Network/networkManagers"
GROUP, MEMBER = f"{INSTANCE}/networkGroups", f"{INSTANCE}/networkGroups/staticMembers"
CONNECTIVITY = f"{INSTANCE}/connectivityConfigurations"
ADMIN = f"{INSTANCE}/securityAdminConfigurations"
COLLECTION, RULE = f"{ADMIN}/ruleCollections", f"{ADMIN}/ruleCollections/rules"
RULES = "rules"
"""How the configuration is called that holds all collections: a region takes one at a time."""
ACCESS = {"allow": "Allow", "always_allow": "AlwaysAllow", "deny": "Deny"}
PROTOCOLS = {
    "any": "Any",
    "*": "Any",
    "tcp": "Tcp",
    "udp": "Udp",
    "icmp": "Icmp",
    "esp": "Esp",
    "ah": "Ah",
}


def virtual_network_manager(ground: Ground) -> Iterator[ArmResource]:
    """The instance with all that it holds, where the estate has anything for it."""
    asked = ground.network.network_manager
    if asked == NetworkManager():
        return
    access = ["Connectivity", "SecurityAdmin"]
    scopes = {"subscriptions": [f"/subscriptions/{ground.subscription}"]}
    properties = {"networkManagerScopes": scopes, "networkManagerScopeAccesses": access}
    yield ground.resource(INSTANCE, instance_of(ground), properties)
    yield from _groups(asked, ground)
    for each in asked.connectivity:
        yield _child(CONNECTIVITY, each.name, _connectivity(each, ground), ground)
    if asked.security_admin:
        yield _child(ADMIN, RULES, {}, ground)
        for rules in asked.security_admin:
            yield from _collection(rules, ground)


def instance_of(ground: Ground) -> str:
    """How the instance is called."""
    return f"{ground.cloud.name}-network-manager"


def _child(
    type_: str,
    name: str,
    properties: Body,
    ground: Ground,
    remarks: Sequence[str] = (),
    **more: str,
) -> ArmResource:
    body = {**more, "properties": properties}
    return ArmResource(type_, f"{instance_of(ground)}/{name}", ground.home, body, tuple(remarks))


def _groups(asked: NetworkManager, ground: Ground) -> Iterator[ArmResource]:
    for group in asked.network_groups:
        yield _child(GROUP, group.name, {"memberType": "VirtualNetwork"}, ground)
        for name in group.virtual_networks:
            properties = {"resourceId": _network(name, ground)}
            yield _child(MEMBER, f"{group.name}/{name}", properties, ground)


def _connectivity(each: Connectivity, ground: Ground) -> Body:
    """Azure writes its switches as texts."""
    mesh = each.topology == "mesh"
    hubs = (
        [{"resourceId": _network(each.hub, ground), "resourceType": VIRTUAL_NETWORK}]
        if each.hub
        else []
    )
    return {
        "connectivityTopology": "Mesh" if mesh else "HubAndSpoke",
        **({"hubs": hubs} if hubs else {}),
        **({"isGlobal": str(bool(each.across_regions))} if mesh else {}),
        "appliesToGroups": [_joined(group, ground) for group in each.groups],
        "deleteExistingPeering": "False",
    }


def _joined(group: JoinedGroup, ground: Ground) -> Body:
    return {
        "networkGroupId": _group_id(group.name, ground),
        "groupConnectivity": "DirectlyConnected" if group.direct_connectivity else "None",
        "isGlobal": str(bool(group.across_regions)),
        "useHubGateway": str(group.use_hub_gateway),
    }


def _collection(rules: AdminRules, ground: Ground) -> Iterator[ArmResource]:
    name = f"{RULES}/{rules.name}"
    groups = [{"networkGroupId": _group_id(each, ground)} for each in rules.groups]
    made = {rule.name: _rule(rule, ground) for rule in rules.rules}
    remarks = [f"{rules.name}/{line}" for each in made.values() for line in each.remarks]
    yield _child(COLLECTION, name, {"appliesToGroups": groups}, ground, remarks)
    for called, parts in made.items():
        for body in parts.rules:
            yield _child(RULE, f"{name}/{called}", body, ground, kind="Custom")


def _rule(rule: AdminRule, ground: Ground) -> Parts:
    source, destination = (
        told(texts, ground.ends, ()) for texts in (rule.source, rule.destination)
    )
    remarks = [f"{rule.name}: {each}" for each in (*source.remarks, *destination.remarks)]
    if not (source.anybody and destination.anybody):
        return Parts((), (*remarks, NOBODY.format(rule.name)))
    body = {
        "priority": rule.priority,
        "direction": rule.direction.capitalize(),
        "access": ACCESS[rule.action],
        "protocol": PROTOCOLS[rule.protocol],
        "sources": list(_ends(source)),
        "destinations": list(_ends(destination)),
        "sourcePortRanges": [_port(each) for each in rule.source_ports],
        "destinationPortRanges": [_port(each) for each in rule.destination_ports],
    }
    return Parts((body,), remarks)


def _port(text: str) -> str:
    return f"0-{PORT_MAX}" if text == "*" else text


def _ends(end: Told) -> Iterator[Body]:
    for tag in end.tags:
        kind = "IPPrefix" if tag == "*" else "ServiceTag"
        yield {"addressPrefix": tag, "addressPrefixType": kind}
    for prefix in end.prefixes:
        yield {"addressPrefix": prefix, "addressPrefixType": "IPPrefix"}


def _network(name: str, ground: Ground) -> str:
    return ground.id(VIRTUAL_NETWORK, name, ground.group_of(name))


def _group_id(name: str, ground: Ground) -> str:
    return ground.id(GROUP, f"{instance_of(ground)}/{name}")
