"""VMware Cloud Director in public."""

from landbridge.checks.parity.feature import lost
from landbridge.model import Severity

VCLOUD_DIRECTOR_PUBLIC = lost(
    "vcloud_director_public",
    Severity.BLOCKING,
    happens=(
        "VMware Cloud Director reaches Generation 2 through private endpoints only: "
        "tenants who come in public are cut off"
    ),
    fix=(
        "The provider: private endpoints for VMware Cloud Director; tenants then need a "
        "private way in, VPN or ExpressRoute."
    ),
    source=(
        "paas.vcloud-director.public-endpoints",
        "paas.vcloud-director.private-endpoints",
    ),
)
