"""Rules about what the source cloud uses and Generation 2 lacks or does otherwise."""

from landbridge.checks.parity.deduplication import DEDUPLICATION
from landbridge.checks.parity.global_private_endpoints import GLOBAL_PRIVATE_ENDPOINTS
from landbridge.checks.parity.global_reach import GLOBAL_REACH
from landbridge.checks.parity.hcx_version import HCX_VERSION
from landbridge.checks.parity.interconnect import INTERCONNECT
from landbridge.checks.parity.jetstream import JETSTREAM
from landbridge.checks.parity.private_dns import PRIVATE_DNS
from landbridge.checks.parity.public_ip_on_nsx import PUBLIC_IP_ON_NSX
from landbridge.checks.parity.service_endpoints import SERVICE_ENDPOINTS
from landbridge.checks.parity.stretched_clusters import STRETCHED_CLUSTERS
from landbridge.checks.parity.vcloud_director_public import VCLOUD_DIRECTOR_PUBLIC
from landbridge.checks.parity.vsan_data_protection import VSAN_DATA_PROTECTION
from landbridge.checks.parity.vsan_file_service import VSAN_FILE_SERVICE
from landbridge.checks.parity.vsan_iscsi_target import VSAN_ISCSI_TARGET
from landbridge.checks.parity.zerto import ZERTO
from landbridge.checks.rule import Rule

PARITY_RULES: tuple[Rule, ...] = (
    STRETCHED_CLUSTERS,
    PUBLIC_IP_ON_NSX,
    GLOBAL_REACH,
    INTERCONNECT,
    SERVICE_ENDPOINTS,
    GLOBAL_PRIVATE_ENDPOINTS,
    ZERTO,
    JETSTREAM,
    VCLOUD_DIRECTOR_PUBLIC,
    DEDUPLICATION,
    VSAN_FILE_SERVICE,
    VSAN_ISCSI_TARGET,
    VSAN_DATA_PROTECTION,
    PRIVATE_DNS,
    HCX_VERSION,
)

__all__ = ["PARITY_RULES"]
