"""Rules about the private cloud that shall be, as far as no network engine is needed."""

from landbridge.checks.design.block_forbidden import BLOCK_FORBIDDEN
from landbridge.checks.design.block_outside import BLOCK_OUTSIDE
from landbridge.checks.design.block_range import BLOCK_RANGE
from landbridge.checks.design.block_size import BLOCK_SIZE
from landbridge.checks.design.blocks_overlap import BLOCKS_OVERLAP
from landbridge.checks.design.clouds_share import CLOUDS_SHARE
from landbridge.checks.design.few_hosts import FEW_HOSTS
from landbridge.checks.design.fleet_principal import FLEET_PRINCIPAL
from landbridge.checks.design.group_taken import GROUP_TAKEN
from landbridge.checks.design.hcx_blocks import HCX_BLOCKS
from landbridge.checks.design.hcx_overlap import HCX_OVERLAP
from landbridge.checks.design.hcx_range import HCX_RANGE
from landbridge.checks.design.name_policies import NAME_POLICIES
from landbridge.checks.design.network_overlap import NETWORK_OVERLAP
from landbridge.checks.design.network_taken import NETWORK_TAKEN
from landbridge.checks.design.providers import PROVIDERS_REGISTERED
from landbridge.checks.design.quota import QUOTA
from landbridge.checks.design.quota_request import quota_request
from landbridge.checks.design.region import REGION
from landbridge.checks.design.resource_group import RESOURCE_GROUP
from landbridge.checks.design.roles import ROLES
from landbridge.checks.design.segment_elsewhere import SEGMENT_ELSEWHERE
from landbridge.checks.design.segment_in_block import SEGMENT_IN_BLOCK
from landbridge.checks.design.segment_pieces import SEGMENT_PIECES
from landbridge.checks.design.segment_reserved import SEGMENT_RESERVED
from landbridge.checks.design.segment_size import SEGMENT_SIZE
from landbridge.checks.design.segment_twice import SEGMENT_TWICE
from landbridge.checks.design.zone import ZONE
from landbridge.checks.rule import Rule

DESIGN_RULES: tuple[Rule, ...] = (
    RESOURCE_GROUP,
    NETWORK_TAKEN,
    GROUP_TAKEN,
    CLOUDS_SHARE,
    BLOCK_SIZE,
    BLOCK_RANGE,
    BLOCK_FORBIDDEN,
    BLOCK_OUTSIDE,
    BLOCKS_OVERLAP,
    NETWORK_OVERLAP,
    HCX_BLOCKS,
    HCX_RANGE,
    HCX_OVERLAP,
    SEGMENT_IN_BLOCK,
    SEGMENT_TWICE,
    SEGMENT_ELSEWHERE,
    SEGMENT_RESERVED,
    SEGMENT_SIZE,
    SEGMENT_PIECES,
    REGION,
    ZONE,
    QUOTA,
    PROVIDERS_REGISTERED,
    ROLES,
    FLEET_PRINCIPAL,
    NAME_POLICIES,
    FEW_HOSTS,
)

__all__ = ["DESIGN_RULES", "quota_request"]
