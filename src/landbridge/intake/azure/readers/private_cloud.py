"""Private clouds of Azure VMware Solution, with the segments that Azure knows."""

from collections.abc import Iterator, Mapping
from ipaddress import ip_interface
from typing import Any

from landbridge.intake.azure import types
from landbridge.intake.azure.resource import Resource, last
from landbridge.intake.azure.survey import Entry, Survey
from landbridge.intake.draft.noted import Noted

READ = frozenset(
    {"networkBlock", "virtualNetworkId", "internet", "circuit", "managementCluster", "endpoints"}
    | {"availability", "encryption", "externalCloudLinks", "identitySources", "dnsZoneType"}
    | {"managementNetwork", "provisioningNetwork", "vmotionNetwork", "vcenterCertificateThumbprint"}
    | {"nsxtCertificateThumbprint", "secondaryCircuit", "nsxPublicIpQuotaRaised", "vcfLicense"}
    | {"vcenterPassword", "nsxtPassword"}
)
SEGMENT = frozenset({"subnet", "connectedGateway", "portVif", "status", "revision"})
LAYOUTS = {"avs-network-infra-gw": "current", "avs-nsx-gw": "initial"}
"""Subnets by which the layout is known, the later one first."""
UNTOLD = "guess: which subnets the service made is not in the export"
FILTERS = "stand-in: what NSX filters is not in the export; strike it once you know"
NO_SEGMENTS = (
    "the export has none of its segments: `az vmware workload-network segment list` shows them, and"
    " `landbridge import nsx` reads what NSX filters"
)


def read(cloud: Resource, survey: Survey) -> Iterator[Entry]:
    """A private cloud of either generation."""
    record = cloud.record
    survey.unread(record, READ)
    home = record.text("virtualNetworkId") if record.told("virtualNetworkId") else ""
    block = record.prefixes("networkBlock")
    if not block or (home and survey.resources.find(home) is None):
        survey.remark(record, "its block or its network is not in the export: it is left out")
        return
    segments = [each for each in _segments(cloud, survey) if each]
    if not segments:
        survey.remark(record, NO_SEGMENTS)
    yield (
        "private_clouds",
        {
            "name": survey.name(cloud),
            "generation": 2 if home else 1,
            **({} if home else {"resource_group": cloud.group}),
            **_attached(home, cloud, survey),
            "address_block": block[0],
            **({"internet": True} if record.word("internet") == "enabled" else {}),
            "segments": segments,
            "distributed_firewall": Noted([_unknown_filters(survey)], FILTERS),
        },
    )


def _unknown_filters(survey: Survey) -> Mapping[str, Any]:
    """A policy by which everything may be dropped: Azure does not tell what NSX filters."""
    rule = {"name": "any (perhaps)", "action": "drop", "source": [survey.doubts.perhaps()]}
    return {"name": "not told", "category": "emergency", "rules": [rule]}


def _attached(home: str, cloud: Resource, survey: Survey) -> Mapping[str, Any]:
    """The network of Generation 2, and the layout that its subnets show."""
    found = survey.resources.find(home) if home else None
    if found is None:
        return {}
    name = survey.called(home, types.VIRTUAL_NETWORK, cloud.record)
    subnets = [each.name.lower() for each in survey.resources.children(found, "subnets")]
    for begin, layout in LAYOUTS.items():
        if any(f"{each}-".startswith(f"{begin}-") for each in subnets):
            return {"virtual_network": name, "layout": layout}
    return {"virtual_network": name, "layout": Noted("current", UNTOLD)}


def _segments(cloud: Resource, survey: Survey) -> Iterator[Mapping[str, Any]]:
    for each in survey.resources.of(types.SEGMENT):
        if not each.key.startswith(f"{cloud.key}/"):
            continue
        record = each.record
        survey.unread(record, SEGMENT)
        address = record.inner("subnet").text("gatewayAddress")
        try:
            prefix = str(ip_interface(address).network)
        except ValueError:
            survey.remark(record, "its addresses are not told: it is left out", "subnet")
            continue
        tier1 = last(record.text("connectedGateway"))
        name = record.text("displayName") or each.name
        called = survey.names.of(each.id, types.SEGMENT, name)
        yield {"name": called, "prefix": prefix, **({"tier1": tier1} if tier1 else {})}
