"""The cloud that is left: its hosts, and which of its features the estate uses."""

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from landbridge.model.months import begun
from landbridge.model.place import Frozen

Sku = Literal["AV36", "AV36P", "AV48", "AV52", "AV64"]
Use = Literal["yes", "no", "unknown"]
Term = Literal["pay_as_you_go", "reserved_1_year", "reserved_3_years"]
"""How a host is paid for; the names are the price book's keys."""


ON_PREMISES = "on-premises"


class Features(Frozen):
    """What the source uses. What nobody declared is unknown, never absent."""

    stretched_clusters: Use = Field(
        default="unknown",
        description="Stretched clusters, over two availability zones or two sites.",
    )
    public_ip_on_nsx: Use = Field(default="unknown", description="Public IP at the NSX Edge.")
    global_reach: Use = Field(
        default="unknown", description="ExpressRoute Global Reach from the cloud to on-premises."
    )
    interconnect: Use = Field(default="unknown", description="AVS Interconnect between clouds.")
    service_endpoints: Use = Field(
        default="unknown", description="Service endpoints of Azure used by workloads."
    )
    global_private_endpoints: Use = Field(
        default="unknown", description="Private endpoints reached over global peering."
    )
    zerto: Use = Field(default="unknown", description="Zerto for disaster recovery.")
    jetstream: Use = Field(default="unknown", description="JetStream for disaster recovery.")
    vcloud_director_public: Use = Field(
        default="unknown", description="VMware Cloud Director through public endpoints."
    )
    deduplication: Use = Field(
        default="unknown", description="vSAN deduplication, which OSA hosts have."
    )
    vsan_file_service: Use = Field(default="unknown", description="File shares of vSAN itself.")
    vsan_iscsi_target: Use = Field(default="unknown", description="iSCSI targets of vSAN itself.")
    vsan_data_protection: Use = Field(
        default="unknown", description="vSAN data protection, snapshots by protection groups."
    )


Kind = Literal["bulk", "rav", "vmotion", "cold", "hav"]
"""The kinds of HCX migration."""


class SourceCluster(Frozen):
    """A cluster of Azure VMware Solution that is given back after the migration."""

    name: str = Field(description="Its name.")
    sku: Sku = Field(description="Host type of its hosts.")
    hosts: int = Field(gt=0, le=1_000_000, description="How many hosts it has.")
    term: Term = Field(default="pay_as_you_go", description="How its hosts are paid for.")
    reserved_until: date | None = Field(
        default=None, description="The last day of the reservation, such as 2028-06-30."
    )


class SourceCloud(Frozen):
    """The cloud that is left."""

    generation: Literal[1, 2, "on-premises"] | None = Field(
        default=None,
        description="Its generation of Azure VMware Solution, or on-premises where it is none: then"
        " what only Azure VMware Solution has counts as not used.",
    )
    avs_clusters: tuple[SourceCluster, ...] = Field(
        default=(), description="Its clusters of Azure VMware Solution, for the cost of both."
    )
    hcx_version: str | None = Field(
        default=None, pattern=r"^\d+(\.\d+)+$", description='Version of HCX, such as "4.10.1".'
    )
    hcx_inactive: tuple[Kind, ...] = Field(
        default=(),
        description="Kinds of migration that are not activated in a compute profile of either site"
        " or in the service mesh of HCX: no VM can take them.",
    )
    features: Features = Field(default=Features(), description="Which features are used.")


class DualRun(Frozen):
    """The months in which both clouds run and are paid for."""

    starts: date | None = Field(
        default=None,
        lt=date(2100, 1, 1),
        description="First day of Generation 2's hosts, such as 2027-02-15; months count from it.",
    )
    months: int | None = Field(
        default=None, ge=1, le=120, description="Months until the source's hosts are given back."
    )
    ends: date | None = Field(
        default=None,
        lt=date(2110, 1, 1),
        description="Last day of the source's hosts, such as 2027-06-30; instead of `months`.",
    )
    term: Term = Field(
        default="pay_as_you_go", description="How Generation 2's hosts are paid for."
    )

    @property
    def declared(self) -> bool:
        """Whether it is told how long both run."""
        return self.months is not None or self.ends is not None

    @property
    def length(self) -> int:
        """How many months it takes, a begun one counted whole; none where that is not told."""
        if self.starts is None or self.ends is None:
            return self.months or 0
        return begun(self.starts, self.ends)

    @model_validator(mode="after")
    def _one_end(self) -> "DualRun":
        if self.ends is None:
            return self
        if self.months is not None:
            raise ValueError("`dual_run` has both `months` and `ends`; keep one of them")
        if self.starts is None:
            raise ValueError("`dual_run.ends` counts from `dual_run.starts`, which is missing")
        if self.ends < self.starts:
            raise ValueError(
                f"`dual_run.ends` ({self.ends}) lies before `dual_run.starts` ({self.starts})"
            )
        if self.ends >= self.starts.replace(year=self.starts.year + 10, day=1):
            raise ValueError(
                f"`dual_run.ends` ({self.ends}) lies ten years or more after `dual_run.starts`"
                f" ({self.starts})"
            )
        return self
