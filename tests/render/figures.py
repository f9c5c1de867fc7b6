"""The calculated half of a built report: totals, policies, assumptions, and a reason each."""

from collections.abc import Sequence
from typing import Any

from landbridge.model.sized import (
    Assumption,
    ExternalStorage,
    Lever,
    PlacedVm,
    PolicyChoice,
    SizedCluster,
    Totals,
)

USABLE_GIB = 976.0
FACTS = (
    "admission.spare-hosts",
    "cluster.hosts-max",
    "cluster.hosts-min",
    "host.av64-gen2.clock-ghz",
    "host.av64-gen2.cores",
    "host.av64-gen2.memory-gib",
    "host.av64-gen2.raw-tb",
    "host.av64-gen2.vms-max",
    "management.esxi-memory-gib",
    "management.reserved-memory-gib",
    "management.vsan-system-esa-raw-gb",
    "private-cloud.hosts-max",
    "sizing.cpu-oversubscription",
    "sla.ftt2-above-hosts",
    "storage-policy.raid5-ftt1.multiplier",
    "storage-policy.raid5-ftt1-esa.multiplier-large",
    "vsan.slack-percent",
)


def sized_fields(clusters: Sequence[SizedCluster], vms: Sequence[PlacedVm]) -> dict[str, Any]:
    """The fields of a `Sized` but for its findings; no number is worked out, all are plausible."""
    hosts = sum(c.hosts for c in clusters)
    return {
        "figures": "published",
        "placed": len(vms),
        "inventory": _totals(vms),
        "hosts": hosts,
        "cores": hosts * 64,
        "private_clouds": -(-hosts // 96),
        "lower_bound_hosts": hosts - 1,
        "gap_hosts": 1,
        "density": round(len(vms) / max(hosts, 1), 1),
        "limiting_resource": "memory",
        "storage_policy": "raid5-ftt1",
        "clusters": tuple(clusters),
        "hosts_by_figures": {"published": hosts, "guide": hosts + 4},
        "hosts_if_overhead": {"none": hosts - 1, "osa": hosts},
        "policies": _policies(hosts),
        "levers": _levers(),
        "external_storage": ExternalStorage(
            hosts=hosts - 2,
            saved_hosts=2,
            external_tib=38.5,
            message="With 38.5 TiB on Azure NetApp Files two hosts go.",
        ),
        "assumptions": _assumptions(),
        "reasons": _reasons(clusters),
        "reason_facts": {
            "hosts": ("host.av64-gen2.memory-gib", "admission.spare-hosts"),
            "cores": ("host.av64-gen2.cores",),
        },
        "facts": FACTS,
    }


def _totals(vms: Sequence[PlacedVm]) -> Totals:
    return Totals(
        vms=len(vms) + 6,
        counted=len(vms),
        templates=2,
        powered_off=3,
        left_out={"template": 2, "not in a cluster of the scope": 4},
        vcpus=sum(v.vcpus for v in vms),
        memory_mib=sum(int(v.memory_gib * 1024) for v in vms),
        provisioned_mib=len(vms) * 524_288,
        in_use_mib=len(vms) * 314_572,
        in_use_unknown=3,
    )


def _policies(hosts: int) -> tuple[PolicyChoice, ...]:
    rows: tuple[tuple[str, int, float, int | None, str], ...] = (
        ("raid1-ftt1", 1, 2.0, hosts + 2, "Mirrors: twice the raw capacity."),
        ("raid5-ftt1", 1, 1.333, hosts, "The fewest hosts that hold what the SLA asks for."),
        ("raid6-ftt2", 2, 1.5, None, "Needs 6 hosts in every cluster; Cluster-3 has 4."),
    )
    return tuple(
        PolicyChoice(
            storage_policy=policy,
            failures_to_tolerate=failures,
            multiplier=times,
            hosts=number,
            clusters=None if number is None else 3,
            because=because,
        )
        for policy, failures, times, number, because in rows
    )


def _levers() -> tuple[Lever, ...]:
    return (
        Lever(
            resource="memory",
            amount=212.0,
            unit="GiB",
            message="Right-size the three ERP servers, which were given 320 GiB each.",
        ),
    )


def _assumptions() -> tuple[Assumption, ...]:
    return (
        Assumption(
            key="cpu_oversubscription",
            value="4 vCPUs per core",
            because="The default of Azure Migrate; the estate says nothing else.",
            facts=("sizing.cpu-oversubscription",),
        ),
        Assumption(
            key="esa_overhead",
            value="osa",
            because="vSAN's own use on ESA is not published, so what OSA takes is kept free.",
            facts=("management.vsan-system-esa-raw-gb",),
            open_question="Can Microsoft confirm vSAN's own use on ESA?",
        ),
        Assumption(
            key="powered_off",
            value="count",
            because="Three VMs are powered off; they count whole because they may start again.",
            open_question="Do the powered-off VMs move?",
        ),
    )


def _reasons(clusters: Sequence[SizedCluster]) -> dict[str, str]:
    hosts = sum(c.hosts for c in clusters)
    reasons = {
        "hosts": f"The {len(clusters)} clusters need {hosts} hosts; memory decides.",
        "cores": f"{hosts} hosts of 64 cores (host.av64-gen2.cores).",
        "private_clouds": f"{hosts} hosts over private-cloud.hosts-max, rounded up.",
        "lower_bound_hosts": "All memory over the usable memory of a host, rounded up.",
        "gap_hosts": "The large VMs leave gaps that no small one fills.",
        "density": "Counted VMs over all hosts.",
        "limiting_resource": "Memory asks for more hosts than processors or storage do.",
        "storage_policy": "RAID-5 needs the fewest hosts and holds what the SLA asks for.",
        "clusters": "One cluster a cluster of today.",
        "inventory.vms": "All rows of vInfo.",
        "inventory.counted": "All VMs but two templates and four outside the scope.",
        "hosts_by_figures.published": "AV64 with 1,024 GiB (host.av64-gen2.memory-gib).",
        "hosts_by_figures.guide": "AV64 with 768 GB, as the guide has it.",
        "hosts_if_overhead.none": "If vSAN on ESA took nothing for itself.",
        "hosts_if_overhead.osa": "If it took what OSA takes.",
    }
    for one in clusters:
        reasons[f"clusters.{one.name}.hosts"] = (
            f"{one.demand.memory_gib:,.0f} GiB over {USABLE_GIB:,.0f} GiB a host, and one to spare."
        )
    return reasons
