"""What Contoso runs: applications of a retailer that also manufactures, tier by tier.

Sizes are lists from the commonest to the rarest; `machines` draws from them. Only healthy
machines come from here: every defect is in `plants`.
"""

from dataclasses import dataclass

from .estate import SiteName


@dataclass(frozen=True)
class Tier:
    """Machines of one purpose: how many, how big (GiB), on which system and network."""

    code: str
    count: int
    vcpus: tuple[int, ...]
    memory_gib: tuple[int, ...]
    data_gib: int
    os: str
    network: str
    cluster: str = "CL-PRD-01"
    environment: str = "Production"
    off: int = 0
    second_network: str = ""


@dataclass(frozen=True)
class Application:
    name: str
    site: SiteName
    tiers: tuple[Tier, ...]


_BACKUP_LAN = "VLAN-0151-BACKUP"
_DB = "CL-DB-01"
_VDI = "CL-VDI-01"

_SELLING = (
    Application(
        "Webshop",
        "dc1",
        (
            Tier("shop-web", 20, (2, 4), (8, 16), 40, "ubuntu", "VLAN-0110-WEB"),
            Tier("shop-app", 16, (4, 8), (32, 16, 64), 80, "rhel9", "VLAN-0111-APP"),
            Tier("shop-cache", 6, (4,), (64, 32), 20, "ubuntu", "VLAN-0111-APP"),
            Tier("shop-search", 6, (8,), (64,), 300, "ubuntu", "VLAN-0111-APP"),
            Tier("shop-pay", 4, (4,), (16,), 100, "rhel9", "VLAN-0111-APP"),
        ),
    ),
    Application(
        "CRM",
        "dc1",
        (
            Tier("crm-web", 3, (2, 4), (8,), 40, "w2022", "VLAN-0110-WEB"),
            Tier("crm-app", 6, (4, 8), (32,), 80, "w2022", "VLAN-0111-APP"),
            Tier("crm-db", 2, (8,), (64,), 300, "w2022", "VLAN-0130-SQL", _DB),
        ),
    ),
    Application(
        "Integration",
        "dc1",
        (Tier("esb-app", 8, (4, 8), (16, 32), 60, "rhel8", "VLAN-0111-APP"),),
    ),
)

_BACK_OFFICE = (
    Application(
        "ERP",
        "dc1",
        (
            Tier("sap-app", 14, (8, 16), (64, 96), 100, "sles15", "VLAN-0120-ERP"),
            Tier("sap-ascs", 2, (4,), (32,), 60, "sles15", "VLAN-0120-ERP"),
            Tier("sap-wd", 2, (4,), (16,), 40, "sles15", "VLAN-0120-ERP"),
            Tier("hana-qas", 1, (16,), (512,), 1200, "sles15", "VLAN-0121-HANA", _DB, "Test"),
            Tier("hana-bw", 1, (32,), (512,), 1500, "sles15", "VLAN-0121-HANA", _DB),
            Tier("hana-dev", 1, (16,), (256,), 600, "sles15", "VLAN-0121-HANA", _DB, "Dev"),
        ),
    ),
    Application(
        "Databases",
        "dc1",
        (
            Tier(
                *("sql-prd", 12, (8, 16, 32), (64, 128, 256), 500, "w2022", "VLAN-0130-SQL", _DB),
                second_network=_BACKUP_LAN,
            ),
        ),
    ),
    Application(
        "Reporting",
        "dc1",
        (
            Tier("bi-etl", 4, (8, 16), (64, 128), 400, "w2019", "VLAN-0111-APP"),
            Tier("bi-olap", 2, (16,), (256,), 600, "w2019", "VLAN-0130-SQL", _DB),
            Tier("bi-rep", 4, (4, 8), (32,), 120, "w2019", "VLAN-0110-WEB"),
        ),
    ),
    Application(
        "HR",
        "dc1",
        (
            Tier("hr-web", 3, (2,), (8,), 40, "w2019", "VLAN-0110-WEB"),
            Tier("hr-app", 5, (4,), (16,), 80, "w2019", "VLAN-0111-APP"),
            Tier("hr-db", 1, (8,), (64,), 400, "w2019", "VLAN-0130-SQL", _DB),
        ),
    ),
    Application(
        "File services",
        "dc1",
        (
            Tier(
                *("fs-user", 6, (4,), (16, 32), 1100, "w2022", "VLAN-0150-FILE"),
                second_network=_BACKUP_LAN,
            ),
            Tier("prn", 4, (2, 4), (8,), 60, "w2022", "VLAN-0150-FILE"),
        ),
    ),
    Application("Mail", "dc1", (Tier("mail", 5, (8,), (96, 128), 700, "w2019", "VLAN-0152-MAIL"),)),
)

_MAKING = (
    Application(
        "Warehouse",
        "dc1",
        (
            Tier("wms-edge", 8, (2,), (8,), 40, "rhel8", "VLAN-0140-WMS"),
            Tier("wms-app", 10, (4, 8), (16, 32), 80, "rhel8", "VLAN-0140-WMS"),
            Tier("wms-db", 2, (8,), (128,), 500, "rhel8", "VLAN-0130-SQL", _DB),
        ),
    ),
    Application(
        "Manufacturing",
        "dc1",
        (
            Tier("mes-app", 8, (4,), (16, 32), 90, "w2019", "VLAN-0141-MES"),
            Tier(
                *("mes-scada", 10, (2, 4), (8, 16), 100, "w2016", "VLAN-0141-MES"),
                second_network="VLAN-0140-WMS",
            ),
            Tier("mes-hist", 2, (8,), (64,), 800, "w2019", "VLAN-0141-MES"),
        ),
    ),
)

_PLATFORM = (
    Application(
        "Core services",
        "dc1",
        (
            Tier("ad", 6, (2, 4), (8, 16), 40, "w2022", "VLAN-0160-CORE"),
            Tier("dns", 4, (2,), (4,), 20, "rhel9", "VLAN-0160-CORE"),
            Tier("pki", 2, (2,), (8,), 40, "w2022", "VLAN-0160-CORE"),
            Tier("nps", 2, (2,), (8,), 40, "w2022", "VLAN-0160-CORE"),
        ),
    ),
    Application(
        "Backup",
        "dc1",
        (
            Tier("bak-proxy", 4, (8,), (16, 32), 120, "w2022", "VLAN-0151-BACKUP"),
            Tier("bak-repo", 2, (8,), (64,), 2000, "w2022", "VLAN-0151-BACKUP"),
        ),
    ),
    Application(
        "Monitoring",
        "dc1",
        (
            Tier("mon", 6, (4, 8), (16, 32), 250, "rhel9", "VLAN-0161-MON"),
            Tier("log", 6, (8,), (64,), 800, "ubuntu", "VLAN-0161-MON"),
            Tier("jump", 5, (2,), (8,), 40, "w2022", "VLAN-0190-MGMT"),
        ),
    ),
    Application(
        "Kubernetes",
        "dc1",
        (
            Tier("k8s-cp", 3, (4,), (16,), 100, "ubuntu", "VLAN-0175-K8S"),
            Tier("k8s-node", 27, (8, 16), (32, 64), 100, "ubuntu", "VLAN-0175-K8S"),
        ),
    ),
    Application(
        "Desktops",
        "dc1",
        (
            Tier("ctx-ddc", 3, (4,), (16,), 60, "w2022", "VLAN-0165-CTX", _VDI),
            Tier("ctx-sf", 2, (4,), (8,), 40, "w2022", "VLAN-0165-CTX", _VDI),
            Tier("ctx-sh", 34, (8,), (32, 48), 60, "w2022", "VLAN-0165-CTX", _VDI),
            Tier("vdi-pool", 36, (4, 2), (16, 8), 40, "w2022", "VLAN-0166-VDI", _VDI),
        ),
    ),
    Application(
        "Test and development",
        "dc1",
        (
            Tier(
                *("tst", 24, (2, 4), (8, 4, 16), 60, "rhel9", "VLAN-0180-TEST"),
                environment="Test",
                off=5,
            ),
            Tier(
                *("dev", 20, (2, 4), (8, 16), 80, "w2022", "VLAN-0181-DEV"),
                environment="Dev",
                off=4,
            ),
        ),
    ),
)

_OLD = "CL-OLD-PRD"
_OLD_TEST = "CL-OLD-TST"

_OLD_DATACENTER = (
    Application(
        "Stores",
        "dc2",
        (
            Tier("pos-web", 16, (2, 4), (4, 8), 40, "w2016", "VLAN-0010-WEB", _OLD),
            Tier("pos-app", 22, (2, 4), (16, 8), 60, "w2016", "VLAN-0020-APP", _OLD),
            Tier("pos-db", 5, (4, 8), (32, 64), 300, "w2016", "VLAN-0030-DB", _OLD),
        ),
    ),
    Application(
        "Plant South",
        "dc2",
        (
            Tier("plt-line", 18, (2,), (4, 8), 40, "w2016", "VLAN-0070-PLANT", _OLD),
            Tier("plt-app", 14, (2, 4), (8, 16), 80, "rhel8", "VLAN-0070-PLANT", _OLD),
            Tier("plt-hist", 2, (8,), (32,), 500, "w2016", "VLAN-0070-PLANT", _OLD),
        ),
    ),
    Application(
        "Intranet",
        "dc2",
        (
            Tier("intra-web", 8, (2,), (4, 8), 40, "sles15", "VLAN-0010-WEB", _OLD),
            Tier("intra-app", 12, (2, 4), (8, 16), 80, "sles15", "VLAN-0020-APP", _OLD),
            Tier("intra-db", 4, (4, 8), (32, 64), 250, "sles15", "VLAN-0030-DB", _OLD),
        ),
    ),
    Application(
        "Core services South",
        "dc2",
        (
            Tier("ad-south", 3, (2,), (8,), 40, "w2016", "VLAN-0050-CORE", _OLD),
            Tier("dns-south", 2, (2,), (4,), 20, "rhel8", "VLAN-0050-CORE", _OLD),
            Tier("mon-south", 3, (4,), (8, 16), 200, "rhel8", "VLAN-0050-CORE", _OLD),
            Tier("fs-south", 3, (4,), (16,), 900, "w2016", "VLAN-0040-FILE", _OLD),
            Tier("bak-south", 2, (4,), (16,), 1100, "w2016", "VLAN-0040-FILE", _OLD),
        ),
    ),
    Application(
        "Test South",
        "dc2",
        (
            Tier(
                *("lab", 26, (1, 2), (4, 8, 2), 30, "ubuntu", "VLAN-0060-TEST"),
                cluster=_OLD_TEST,
                environment="Test",
                off=6,
            ),
        ),
    ),
)

APPLICATIONS = (*_SELLING, *_BACK_OFFICE, *_MAKING, *_PLATFORM, *_OLD_DATACENTER)
