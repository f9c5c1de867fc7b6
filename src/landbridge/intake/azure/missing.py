"""What is named and not in the export: it is there, and what it says is not known.

A missing permission must not look like a missing rule: what these decide, depends.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from landbridge.catalogue import catalogue
from landbridge.intake.azure import types
from landbridge.intake.azure.peerings import SWITCHES, remote_space
from landbridge.intake.azure.readers.firewall_policy import open_group
from landbridge.intake.azure.record import Record
from landbridge.intake.azure.resource import part_of
from landbridge.intake.azure.standing import has_gateway
from landbridge.intake.azure.survey import Entry, Survey
from landbridge.intake.draft.noted import Noted

CALLED: Mapping[str, tuple[str, str]] = {
    types.SECURITY_GROUP: ("network security group", "az network nsg list"),
    types.ROUTE_TABLE: ("route table", "az network route-table list"),
    types.VIRTUAL_NETWORK: ("virtual network", "az network vnet list"),
    types.APPLICATION_GROUP: ("application security group", "az network asg list"),
    types.IP_GROUP: ("IP group", "az network ip-group list"),
    types.POLICY: ("firewall policy", "az network firewall policy list"),
    types.COLLECTION_GROUP: (
        "rule collection group",
        "az network firewall policy rule-collection-group list",
    ),
    types.PUBLIC_ADDRESS: ("public address", "az network public-ip list"),
    types.FIREWALL: ("firewall", "az network firewall list"),
    types.GATEWAY: ("gateway", "az network vnet-gateway list"),
    types.LOAD_BALANCER: ("load balancer", "az network lb list"),
}
"""What things are called, and the command that lists them."""
NOT_TOLD = "not told"
OPEN = (("allow", "perhaps"), ("deny", "else"))
PRIORITY = "nsg.rule.priority-min"
STAND_IN = "stand-in: what stands in this network is not in the export"
DEPENDS = "what it decides depends"
UNSEEN: Mapping[str, str] = {
    types.GATEWAY: "what lies behind it is not seen",
    types.LOAD_BALANCER: "who comes in by it is not seen",
}


def told(id_: str, type_: str) -> str:
    """That something is not in the export, and who can see it."""
    called, command = CALLED.get(type_, (type_, ""))
    where = part_of(id_, "subscriptions")
    there = f" --subscription {where}" if where else ""
    shows = f"{command}{there}" if command else f"az resource show --ids {id_}"
    return (
        f"the {called} {id_} is not in the export: {UNSEEN.get(type_, DEPENDS)}. `{shows}` shows"
        " it to whoever has the role Reader there"
    )


def missing(survey: Survey) -> Iterator[Entry]:
    """Everything that is named and not there, as far as the network must know of it."""
    for type_, draft in DRAFTS.items():
        for id_, name, record in survey.missing_of(type_):
            survey.remark(record, told(id_, type_))
            yield from draft(name, record, survey)
    for each in survey.missing.values():
        if each.type not in DRAFTS:
            survey.remark(each.record, told(each.id, each.type))


def open_rules(survey: Survey) -> list[Mapping[str, Any]]:
    """Rules of a network security group by which everything may pass, or be denied."""
    first = int(catalogue().number(PRIORITY))
    anybody = survey.doubts.perhaps()
    return [
        {
            "name": f"{NOT_TOLD}, {direction} ({how})",
            "priority": first + nth,
            "direction": direction,
            "access": access,
            **({"source": [anybody]} if access == "allow" else {}),
        }
        for direction in ("inbound", "outbound")
        for nth, (access, how) in enumerate(OPEN)
    ]


def _security_group(name: str, _: Record, survey: Survey) -> Iterator[Entry]:
    rules = Noted(open_rules(survey), "stand-in: its rules are not in the export")
    yield "network_security_groups", {"name": name, "rules": rules}


def _route_table(name: str, _: Record, __: Survey) -> Iterator[Entry]:
    yield (
        "route_tables",
        {"name": name, "complete": Noted(False, "stand-in: its routes are not in the export")},
    )


def _virtual_network(name: str, record: Record, survey: Survey) -> Iterator[Entry]:
    """A network of which only a peering tells the addresses."""
    space = remote_space(record)
    if not space:
        return
    beyond = survey.names.give(f"{name}, {NOT_TOLD}", types.SECURITY_GROUP)
    table = survey.names.give(f"{name}, {NOT_TOLD}", types.ROUTE_TABLE)
    attached = {"network_security_group": beyond, "route_table": table}
    yield from _security_group(beyond, record, survey)
    yield from _route_table(table, record, survey)
    yield (
        "virtual_networks",
        {
            "name": Noted(name, STAND_IN),
            "address_space": list(space),
            "complete": False,
            "subnets": [{"name": NOT_TOLD, "prefixes": list(space), **attached}],
            "peerings": list(_sides(name, survey)),
        },
    )


def _sides(name: str, survey: Survey) -> Iterator[Mapping[str, Any]]:
    """The other sides of all peerings with a network: nothing is known to be refused there.

    It may use a gateway that is lent to it, where there is one that is told.
    """
    for home in survey.resources.of(types.VIRTUAL_NETWORK):
        for each in survey.resources.children(home, "virtualNetworkPeerings"):
            other = each.record.refers("remoteVirtualNetwork")
            if other and survey.called(other, types.VIRTUAL_NETWORK, each.record) == name:
                lends = each.record.switch(SWITCHES["use_remote_gateways"][0])
                lent = each.record.switch(SWITCHES["allow_gateway_transit"][0])
                uses = lent and not lends and has_gateway(home, survey)
                yield {
                    "to": survey.name(home),
                    "allow_forwarded_traffic": True,
                    **({"allow_gateway_transit": True} if lends else {}),
                    **({"use_remote_gateways": True} if uses else {}),
                }


def _open_group(name: str, _: Record, __: Survey) -> Iterator[Entry]:
    """A group of which nobody knows who is in it."""
    members = Noted(["*"], "stand-in: its members are not in the export")
    yield "groups", {"name": name, "somewhere_in": members}


def _policy(name: str, _: Record, survey: Survey) -> Iterator[Entry]:
    rules = Noted([open_group([], survey)], "stand-in: its rules are not in the export")
    yield "firewall_policies", {"name": name, "rule_collection_groups": rules}


def _nothing(_: str, __: Record, ___: Survey) -> Iterator[Entry]:
    yield from ()


DRAFTS = {
    types.VIRTUAL_NETWORK: _virtual_network,
    types.SECURITY_GROUP: _security_group,
    types.ROUTE_TABLE: _route_table,
    types.APPLICATION_GROUP: _open_group,
    types.IP_GROUP: _open_group,
    types.POLICY: _policy,
    types.COLLECTION_GROUP: _nothing,
    types.PUBLIC_ADDRESS: _nothing,
}
"""What stands for each kind; of some the reader has drafted it already, of others nothing does."""
