"""The estate: what the user declares in `estate.yaml`, and with it the inventory that was read.

Every field here is a key of the file; its description is the help that editors show.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from landbridge.model.declared import Declared
from landbridge.model.inventory import Inventory
from landbridge.model.network import Network
from landbridge.model.network.fields import End, Texts
from landbridge.model.place import Frozen
from landbridge.model.price_book import PriceBook
from landbridge.model.private_cloud import PrivateCloud
from landbridge.model.service_tags import ServiceTags
from landbridge.model.source_cloud import DualRun, SourceCloud
from landbridge.model.workloads import Application, Group, Segment

Percent = Annotated[float, Field(ge=0, le=1000)]
Ceiling = Annotated[float, Field(gt=0, le=100)]
Patterns = tuple[str, ...]
Policy = Literal[
    "advised",
    "raid1-ftt1",
    "raid5-ftt1",
    "raid5-ftt1-esa",
    "raid1-ftt2",
    "raid6-ftt2",
    "raid1-ftt3",
]


class Sources(Frozen):
    """Where the present estate is described."""

    rvtools: Texts = Field(
        default=(),
        description="RVTools workbooks or folders of RVTools CSV files, relative to this file.",
    )
    network: Texts = Field(
        default=(),
        description="Files of YAML or JSON, relative to this one, that hold parts of `network`.",
    )
    service_tags: str | None = Field(
        default=None,
        description="Azure's service tags, the weekly JSON download, relative to this file.",
    )


class Scope(Frozen):
    """Which VMs move. Patterns are shell patterns (`*`, `?`), blind to case."""

    clusters: Patterns = Field(default=(), description="Only VMs of these clusters. Empty: all.")
    folders: Patterns = Field(default=(), description="Only VMs of these folders. Empty: all.")
    exclude: Patterns = Field(default=(), description="Not the VMs with these names.")
    powered_off: Literal["count", "storage", "exclude"] = Field(
        default="count",
        description="Powered-off VMs: count them whole, for their storage only, or not at all.",
    )
    templates: bool = Field(
        default=False,
        description="Whether templates are counted, for their storage: they never run.",
    )


class Growth(Frozen):
    """What must still fit later, in percent of today."""

    compute_percent: Percent = Field(default=0, description="More vCPU and memory.")
    storage_percent: Percent = Field(default=0, description="More data.")


class PlacementRule(Frozen):
    """VMs that one host must carry together, or that no two of may share one."""

    name: str = Field(description="How reports call the rule.")
    rule: Literal["together", "apart"] = Field(description="Affinity or anti-affinity.")
    vms: Patterns = Field(min_length=1, description="Patterns of VM names.")


class SizingOptions(Frozen):
    """How the hosts are counted. A key left out takes the catalogue's default."""

    cpu_oversubscription: float | None = Field(
        default=None, gt=0, le=32, description="vCPUs per physical core."
    )
    memory_overcommit: float = Field(
        default=1.0, ge=0.5, le=10, description="Configured memory per physical memory."
    )
    cpu_ceiling_percent: Ceiling = Field(
        default=100, description="How much of a host's cores may be promised."
    )
    memory_ceiling_percent: Ceiling = Field(
        default=100, description="How much of a host's memory may be promised."
    )
    spare_hosts: Literal[1, 2] | None = Field(
        default=None, description="Hosts of each cluster that may fail at once: n+1 or n+2."
    )
    storage_policy: Policy = Field(
        default="advised", description="vSAN policy of all clusters, or the best one that holds."
    )
    storage_basis: Literal["in_use", "provisioned"] = Field(
        default="in_use", description="Which of RVTools' two figures a disk counts with."
    )
    compression: float = Field(
        default=1.0, ge=1, le=10, description="Data reduction by vSAN compression, 1 for none."
    )
    deduplication: float = Field(
        default=1.0, ge=1, le=1, description="Always 1: vSAN ESA has no deduplication."
    )
    esa_overhead: Literal["none", "osa"] = Field(
        default="osa",
        description="vSAN system usage on ESA is not published: none, or what OSA takes.",
    )
    growth: Growth = Field(default=Growth(), description="What must still fit later.")
    vms_per_host_max: int | None = Field(
        default=None, gt=0, le=1_000_000, description="Most VMs on one host."
    )
    hosts_per_cluster_max: int | None = Field(
        default=None, ge=3, description="Largest cluster, within what the service allows."
    )
    placement: tuple[PlacementRule, ...] = Field(
        default=(), description="Affinity and anti-affinity beyond the cluster rules of today."
    )


class FirewallRule(Frozen):
    """One entry of the guide's `firewall_rules` block."""

    name: str
    source: End
    destination: End
    protocol: str
    action: Literal["Allow", "Deny"]


class Metric(Frozen):
    """One entry of the guide's `metrics` block."""

    name: str
    description: str = ""


UNTOLD = "what is not told"
"""The subject of a waiver for a rule that has no full answer."""


class Waiver(Frozen):
    """Somebody answers for a finding until a day: it is then shown as waived, and stops nothing.

    Or for what a rule leaves open, because nobody told what it looks at.
    """

    rule: str = Field(description="The id of the rule, as `landbridge check` shows it.")
    subject: str = Field(
        description="Whom it concerns, exactly as the finding names it; a VM also as "
        "`name @ vCenter` or `name @ vCenter (vm-12)`. `what is not told` is for a rule that has no"
        " answer, or none for some."
    )
    count: int | None = Field(
        default=None,
        ge=1,
        description="Only for `what is not told`: how much was open when this was decided, as the "
        "rule's `count` says. Once more is open, the waiver counts as none.",
    )
    reason: str = Field(pattern=r"\S", description="Why this may stand, and who decided so.")
    expires: date = Field(description="The last day on which it holds, such as 2027-03-31.")


class Estate(Frozen):
    """Everything that the tool knows of an estate: the file's keys, and the inventory."""

    schema_version: Literal[1] = Field(default=1, description="The version of this file's form.")
    name: str = Field(default="estate", description="How reports call the estate.")
    customer: str = Field(default="", description="For whom the plan is made.")
    sources: Sources = Field(default=Sources(), description="Where the present is described.")
    scope: Scope = Field(default=Scope(), description="Which VMs move.")
    figures: Literal["published", "guide"] = Field(
        default="published",
        description="Whose host figures count where the implementation guide differs.",
    )
    private_cloud: PrivateCloud = Field(
        default=PrivateCloud(), description="The private cloud that shall be."
    )
    source_cloud: SourceCloud = Field(
        default=SourceCloud(), description="The cloud that is left, and what is used of it."
    )
    dual_run: DualRun = Field(default=DualRun(), description="While both clouds are paid for.")
    price_book: str | None = Field(
        default=None, description="A file of prices, relative to this one; without it no money."
    )
    segments: tuple[Segment, ...] = Field(
        default=(), description="The segments that shall be, with the networks they replace."
    )
    groups: tuple[Group, ...] = Field(default=(), description="VMs that rules treat alike.")
    applications: tuple[Application, ...] = Field(
        default=(), description="VMs that serve one purpose and should move together."
    )
    sizing: SizingOptions = Field(default=SizingOptions(), description="How hosts are counted.")
    waivers: tuple[Waiver, ...] = Field(
        default=(), description="Findings that are accepted, each with a reason and a last day."
    )
    network: Network = Field(
        default=Network(), description="The network around the private cloud, for the proof."
    )
    intents: tuple[str, ...] = Field(
        default=(),
        description="What shall hold, such as `web reaches db on mssql`.",
    )
    firewall_rules: tuple[FirewallRule, ...] = Field(
        default=(), description="Azure Firewall rules, as the implementation guide writes them."
    )
    metrics: dict[str, tuple[Metric, ...]] = Field(
        default_factory=dict,
        description="Metrics to watch by subject, as the implementation guide writes them.",
    )
    inventory: SkipJsonSchema[Inventory] = Field(default=Inventory(), exclude=True, repr=False)
    prices: SkipJsonSchema[PriceBook | None] = Field(default=None, exclude=True, repr=False)
    tags: SkipJsonSchema[ServiceTags | None] = Field(default=None, exclude=True, repr=False)
    declared: SkipJsonSchema[Declared] = Field(default=Declared(), exclude=True, repr=False)

    model_config = {"arbitrary_types_allowed": True}

    @model_validator(mode="before")
    @classmethod
    def _inventory_is_no_key(cls, data: object) -> object:
        if isinstance(data, dict) and not isinstance(data.get("inventory", Inventory()), Inventory):
            raise ValueError("`inventory` is read from the sources, it is no key of the file")
        if isinstance(data, dict) and not isinstance(data.get("prices"), PriceBook | None):
            raise ValueError("`prices` are read from the `price_book`, they are no key of the file")
        if isinstance(data, dict) and not isinstance(data.get("tags"), ServiceTags | None):
            raise ValueError("`tags` are read from `sources`, they are no key of the file")
        if isinstance(data, dict) and not isinstance(data.get("declared", Declared()), Declared):
            raise ValueError("`declared` tells where keys stand, it is no key of the file")
        return data
