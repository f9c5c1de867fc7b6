"""Azure Firewalls of virtual networks; those of virtual hubs are read with their hub."""

from collections.abc import Iterator, Mapping
from typing import Any

from landbridge.catalogue import catalogue
from landbridge.intake.azure import types
from landbridge.intake.azure.attached import is_placed
from landbridge.intake.azure.public import STAND_IN, public_of
from landbridge.intake.azure.record import Record
from landbridge.intake.azure.resource import Resource, ancestor
from landbridge.intake.azure.rule_collections import CLASSIC, classic
from landbridge.intake.azure.survey import Entry, Survey
from landbridge.intake.draft.noted import Noted

READ = frozenset(
    {"ipConfigurations", "managementIpConfiguration", "firewallPolicy", "virtualHub", *CLASSIC}
    | {"threatIntelMode", "hubIPAddresses", "ipGroups", "autoscaleConfiguration"}
    | {"additionalProperties"}
)
MODES = frozenset({"off", "alert", "deny"})
UNTOLD = "its public address is not told: whether DNAT rules lead in by it depends"
FIRST = "firewall.priority-min"


def read(firewall: Resource, survey: Survey) -> Iterator[Entry]:
    """A firewall with its policy, or with one made of its own rules."""
    record = firewall.record
    survey.unread(record, READ)
    policy = survey.named(record, "firewallPolicy", types.POLICY)
    if not policy and any(record.told(key) for key in CLASSIC):
        policy = survey.names.of(f"{firewall.id}/rules", types.POLICY, firewall.name)
        yield "firewall_policies", {"name": policy, **_own(record, survey)}
    configurations = list(record.each("ipConfigurations"))
    subnet = next(filter(None, (each.refers("subnet") for each in configurations)), "")
    if record.told("virtualHub"):
        return
    if not subnet or not is_placed(subnet, survey):
        survey.remark(record, "its subnet is not in the export: it is left out")
        return
    addresses = filter(None, (each.address("privateIPAddress") for each in configurations))
    home = ancestor(subnet, "virtualNetworks")
    yield (
        "firewalls",
        {
            "name": survey.name(firewall),
            "virtual_network": survey.called(home, types.VIRTUAL_NETWORK, record),
            **({"address": each} if (each := next(addresses, "")) else {}),
            "public_addresses": _public(firewall, survey),
            **({"policy": policy} if policy else {}),
        },
    )


def _public(firewall: Resource, survey: Survey) -> Any:  # noqa: ANN401 - a list, noted or not
    """Its public addresses; one that is not told may be any that its DNAT rules name."""
    found, untold = list[str](), False
    for each in firewall.record.each("ipConfigurations"):
        public = public_of(each, survey)
        if public:
            found.append(public.address or public.stand_in)
        if public and not public.address:
            untold = True
            survey.remark(each, UNTOLD, "publicIPAddress")
    listed = list(dict.fromkeys([*found, *survey.fronts.of(firewall)]))
    return Noted(listed, STAND_IN) if untold else listed


def _own(record: Record, survey: Survey) -> Mapping[str, Any]:
    """A policy out of the rules of a firewall without one."""
    mode = record.word("threatIntelMode")
    first = int(catalogue().number(FIRST))
    group = {"name": "own", "priority": first, "rule_collections": list(classic(record, survey))}
    threats = {"threat_intelligence": mode} if mode in MODES else {}
    return {**threats, "rule_collection_groups": [group]}
