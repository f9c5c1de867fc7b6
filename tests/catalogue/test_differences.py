"""Where the guide and the published facts differ, the difference is shown and never hidden."""

import pytest

from landbridge.catalogue import catalogue

DIFFERENCES = [
    ("the clock of AV64", ["host.av64-gen2.clock-ghz"]),
    ("the memory of AV64", ["host.av64-gen2.memory-gib"]),
    ("the storage of AV64", ["host.av64-gen2.raw-tb"]),
    ("the network of AV64", ["host.av64-gen2.network-gbps"]),
    ("cores are no vCPUs", ["host.av64-gen2.threads"]),
    ("VMs on one host", ["host.av64-gen2.vms-max"]),
    ("no node migration in Generation 1", ["gen1.av64.node-migration-required"]),
    ("a virtual network is layer 3", ["network.routes.layer"]),
    ("no control-plane integration", ["avnm.control-plane-integration"]),
    ("the service makes its subnets", ["network.subnets.made-by"]),
    (
        "one cloud per network and resource group",
        ["placement.clouds-per-vnet-max", "placement.clouds-per-resource-group-max",
         "placement.same-resource-group"],
    ),
    (
        "the address block",
        ["network.block.ranges", "network.block.excluded", "network.block.prefix-max",
         "network.hcx.blocks", "network.hcx.prefix"],
    ),
    ("NSX VMs in application groups", ["asg.nsx-vms"]),
    (
        "where security groups belong",
        ["nsg.subnets", "nsg.same-resource-group", "nsx.east-west-seen-by"],
    ),
    ("where route tables belong", ["routing.udr.forbidden", "routing.udr.subnets"]),
    ("the firewall rules' shape", ["firewall.service-tag-belongs-to"]),
    ("latency saved", ["network.latency-saving-ms"]),
    ("network QoS policies", ["network.qos-policies", "vwan.bandwidth-management"]),
    ("a better SLA", ["sla.gen2.percent"]),
    ("slower Bulk and RAV", ["migration.gen2.slower"]),
    ("rollback after a power cycle", ["evc.live-rollback"]),
    ("the API version", ["arm.api-version.first-gen2"]),
    (
        "the ARM template's shape",
        ["arm.private-cloud.gen2-switch", "arm.private-cloud.sku-place",
         "arm.private-cloud.required", "terraform.azurerm.required"],
    ),
    ("the Terraform provider", ["terraform.resource", "terraform.azurerm.network-argument"]),
    (
        "metrics that Azure Monitor lacks",
        ["metric.guide.vnet-throughput", "metric.guide.network-latency",
         "metric.guide.node-utilisation", "metric.guide.vm-density", "metric.guide.nsg-rule-hits"],
    ),
    (
        "service and private endpoints",
        ["paas.service-endpoints", "paas.private-endpoints", "peering.private-endpoints-global"],
    ),
    (
        "peering and route allowances",
        ["peering.resync-after-change", "network.routes.vnet-prefixes-max",
         "network.routes.pieces-per-nic-max", "network.routes.pieces-small-max",
         "network.routes.pieces-large-max"],
    ),
    ("recovery in another region", ["recovery.gen2.cross-region"]),
    ("Application Insights", ["monitor.application-insights"]),
    ("hub and spoke", ["topology.hub-spoke-attachment"]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "ids"), DIFFERENCES, ids=[what for what, _ in DIFFERENCES])
def test_a_difference_is_shown(what: str, ids: list[str]) -> None:
    shown = {fact.id for fact in catalogue().differences()}
    assert set(ids) <= shown, what


def test_thirty_differences_are_known() -> None:
    assert len(DIFFERENCES) == 30


def test_a_claim_without_a_published_figure_stays_a_claim() -> None:
    claims = [fact for fact in catalogue().differences() if fact.value is None]
    assert {fact.id for fact in claims} >= {"network.latency-saving-ms", "host.av64-gen2.vms-max"}
    assert all(fact.guide and fact.guide.value is not None for fact in claims)


def test_where_the_guide_says_the_same_nothing_differs() -> None:
    fact = catalogue()["cluster.hosts-min"]
    assert fact.guide is not None
    assert not fact.differs
