"""What sizing finds."""

from landbridge.checks.told.told import Told
from landbridge.model import Severity

OF_SIZING: tuple[Told, ...] = (
    Told(
        "sizing.cluster-size-capped",
        Severity.LOW,
        "more hosts are asked for in one cluster than the service allows",
        "the service's number counts",
        "Write fewer in `sizing.hosts_per_cluster_max`, or leave the key out.",
        ("cluster.hosts-max",),
    ),
    Told(
        "sizing.group-fits-no-host",
        Severity.BLOCKING,
        "a rule keeps VMs together that need more than one host, or more data than one "
        "cluster stores",
        "they are placed without it",
        "Shorten the rule to the VMs that must be together, or drop it.",
    ),
    Told(
        "sizing.guide-differs",
        Severity.INFO,
        "the implementation guide's host figures give another number of hosts than the "
        "published ones",
        "two readers of the two sources order different numbers",
        "Size with the published figures; `figures: guide` shows the other count whole.",
        ("host.av64-gen2.memory-gib", "host.av64-gen2.clock-ghz", "host.av64-gen2.raw-tb"),
    ),
    Told(
        "sizing.no-place-found",
        Severity.BLOCKING,
        "no arrangement was found for a VM's data beside the other VMs, which is no proof "
        "that there is none",
        "the VM is not in the count",
        "Make the VM smaller, split its work, or leave it out under `scope.exclude` once that"
        " is decided.",
        ("host.av64-gen2.raw-tb", "vsan.slack-percent"),
    ),
    Told(
        "sizing.overhead-matters",
        Severity.MEDIUM,
        "vSAN's own usage on ESA, which is not published, changes the number of hosts",
        "the order may be too small, or larger than it must",
        "Ask Microsoft for the figure before the order.",
        ("management.vsan-system-raw-gb",),
    ),
    Told(
        "sizing.policy-below-spare-hosts",
        Severity.HIGH,
        "the storage policy tolerates fewer failures than hosts are kept spare",
        "VMs still have a place after so many failures, and their data does not survive them",
        "Choose a policy that tolerates as many failures, or fewer spare hosts.",
        ("admission.spare-hosts",),
    ),
    Told(
        "sizing.rule-binds-nothing",
        Severity.MEDIUM,
        "the patterns of a rule match fewer than two counted VMs",
        "it binds nothing",
        "Compare the patterns under `sizing.placement` with the names in vInfo.",
    ),
    Told(
        "sizing.rules-contradict",
        Severity.BLOCKING,
        "a rule holds VMs apart that another rule keeps together",
        "they are packed together here, which the service would refuse",
        "Drop one of the rules, in vCenter or under `sizing.placement` of the estate.",
    ),
    Told(
        "sizing.rules-unread",
        Severity.MEDIUM,
        "kinds and names of cluster rules do not pair up",
        "the rules are not kept",
        "Write them under `sizing.placement` of the estate.",
    ),
    Told(
        "sizing.several-private-clouds",
        Severity.HIGH,
        "more than one private cloud is needed",
        "each has a virtual network, a resource group and a vCenter of its own",
        "Decide which applications live together before the address plan is made.",
        ("private-cloud.hosts-max", "private-cloud.clusters-max"),
    ),
    Told(
        "sizing.small-cluster",
        Severity.MEDIUM,
        "a cluster has fewer hosts than are recommended",
        "it cannot rebuild data or be maintained with one of them down",
        "Order the recommended hosts; the route limits of the private cloud rise with them.",
        ("cluster.hosts-recommended-min",),
    ),
    Told(
        "sizing.storage-decides",
        Severity.LOW,
        "storage alone decides the number of hosts",
        "data on storage outside the hosts would save some",
        "Price both, then keep the data on vSAN or name the VMs whose disks go outside.",
    ),
    Told(
        "sizing.vm-fits-no-host",
        Severity.BLOCKING,
        "a VM has more vCPUs or memory than a host gives, or more data than a cluster stores",
        "the VM is not in the count",
        "Make the VM smaller, split its work, or leave it out under `scope.exclude` once that"
        " is decided.",
        (
            "host.av64-gen2.threads",
            "host.av64-gen2.memory-gib",
            "management.esxi-memory-gib",
            "host.av64-gen2.raw-tb",
            "vsan.slack-percent",
        ),
    ),
)
