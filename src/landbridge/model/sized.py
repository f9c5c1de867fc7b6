"""The result of sizing: clusters and hosts, and a sentence of reason for every number."""

from typing import Literal

from pydantic import Field

from landbridge.model.finding import Finding
from landbridge.model.place import Frozen

Resource = Literal["cpu", "memory", "storage", "vms", "minimum", "placement"]
"""What decides the count: a resource, the smallest cluster allowed, or how VMs fit together."""


class Sums(Frozen):
    """So many VMs, and what they are given."""

    vms: int
    vcpus: int
    memory_mib: int
    provisioned_mib: int
    in_use_mib: int


class Totals(Frozen):
    """Sums over the inventory; `vcpus` and below are of the counted VMs only.

    `powered_on` sums what runs, `all_but_templates` what could run, whatever the scope.

    RVTools' MB are read as MiB. `in_use_unknown` VMs gave no figure and count as provisioned.
    """

    vms: int
    counted: int
    templates: int
    powered_off: int
    left_out: dict[str, int]
    vcpus: int
    memory_mib: int
    provisioned_mib: int
    in_use_mib: int
    in_use_unknown: int = 0
    powered_on: Sums | None = None
    all_but_templates: Sums | None = None


class Amounts(Frozen):
    """An amount of each resource; storage is what guests see, after policy and slack."""

    cpu_cores: float
    memory_gib: float
    storage_tib: float
    vms: float


class PlacedVm(Frozen):
    """A VM on a host: its name as vCenter shows it, the size that it counts with, and its key.

    `vcenter` and `moref` are the inventory's key; names repeat across vCenters.
    """

    name: str
    vcpus: int
    memory_gib: float
    vcenter: str | None = None
    moref: str | None = None


class HostLoad(Frozen):
    """What one working host carries with the spare ones failed.

    The percentages are of what it may promise, less management on a host that carries it, and have
    growth in them; the sizes are today's.
    """

    name: str
    vcpus: int
    memory_gib: float
    cpu_percent: float
    memory_percent: float
    vms: tuple[PlacedVm, ...]


class SizedCluster(Frozen):
    """One cluster: its hosts of which `spare_hosts` may fail, what it carries and what is left."""

    name: str
    private_cloud: str
    sku: str
    hosts: int
    spare_hosts: int
    storage_policy: str
    limiting_resource: Resource
    vms: int
    density: float
    capacity: Amounts
    demand: Amounts
    headroom: Amounts
    load: tuple[HostLoad, ...]


class PolicyChoice(Frozen):
    """What a storage policy would cost: hosts and clusters, or why it cannot be had."""

    storage_policy: str
    failures_to_tolerate: int
    multiplier: float
    hosts: int | None
    clusters: int | None
    because: str


class Lever(Frozen):
    """By how much one resource's demand must fall for a host to go, and a way to get there."""

    resource: Resource
    amount: float
    unit: str
    message: str


class ExternalStorage(Frozen):
    """What leaving data outside vSAN would change, when storage decides the count."""

    hosts: int
    saved_hosts: int
    external_tib: float
    message: str


class Assumption(Frozen):
    """A figure that the result rests on: from the estate (`facts` empty) or from the catalogue."""

    key: str
    value: str
    because: str
    facts: tuple[str, ...] = ()
    open_question: str = ""


class Sized(Frozen):
    """How many hosts, in which clusters, and why.

    `placed` VMs have a place, the rest of the counted fit no host. `lower_bound_hosts` is what no
    arrangement can go below, `hosts_by_resource` what each resource needs alone. The same count
    under other figures and at both ends of what is unpublished (`none`, `osa`) is null where no
    layout holds. `reasons` holds a sentence for each number, by its path here (`hosts`,
    `clusters.Cluster-1.hosts`), `reason_facts` the fact ids behind it.
    """

    figures: Literal["published", "guide"]
    inventory: Totals
    placed: int
    hosts: int
    cores: int
    private_clouds: int
    lower_bound_hosts: int
    gap_hosts: int
    hosts_by_resource: dict[Resource, int] = Field(default_factory=dict)
    density: float
    limiting_resource: Resource
    storage_policy: str
    clusters: tuple[SizedCluster, ...]
    hosts_by_figures: dict[str, int | None]
    hosts_if_overhead: dict[str, int | None]
    policies: tuple[PolicyChoice, ...]
    levers: tuple[Lever, ...]
    external_storage: ExternalStorage | None
    assumptions: tuple[Assumption, ...]
    reasons: dict[str, str]
    reason_facts: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    findings: tuple[Finding, ...]
    facts: tuple[str, ...]
