"""Names, identities and rows that a careless reader mixes up, loses or counts twice."""

from examples.contoso.generator.chance import mac, uuid
from examples.contoso.generator.estate import Nic, SiteName
from examples.contoso.generator.places import DR_TEST

from .plant import Plant, as_it_is, having

_SAME_MAC = mac("planted", "same")
_SAME_ADDRESS = "10.9.200.50"
_SAME_UUID = uuid("planted", "same")


def _same_mac(subject: str, site: SiteName, network: str) -> Plant:
    return Plant(
        defect="The same MAC address in both vCenters",
        subject=subject,
        sheet="vNetwork",
        column="Mac Address",
        shows=_SAME_MAC,
        site=site,
        change=having(nics=(Nic(network, mac=_SAME_MAC),)),
    )


def _same_address(subject: str, site: SiteName, column: str) -> Plant:
    return Plant(
        defect="The same IP address in both vCenters",
        subject=subject,
        sheet="vNetwork",
        column=column,
        shows=_SAME_ADDRESS,
        site=site,
        change=having(nics=(Nic(DR_TEST, addresses=(_SAME_ADDRESS,)),)),
    )


def _same_uuid(subject: str) -> Plant:
    return Plant(
        defect="The same BIOS UUID twice, as after a careless clone",
        subject=subject,
        sheet="vInfo",
        column="SMBIOS UUID",
        shows=_SAME_UUID,
        change=having(bios_uuid=_SAME_UUID),
    )


def _named(defect: str, name: str, dns: str) -> Plant:
    full = f"{dns}.corp.contoso.example"
    return Plant(defect, name, "vInfo", "DNS Name", full, change=having(dns=full))


_DUPLICATES = (
    Plant(
        defect="Two machines of one name in one vCenter",
        subject="dup-name-01",
        sheet="vInfo",
        column="Connection state",
        shows="connected",
        change=as_it_is,
        copies=2,
        rows=2,
    ),
    *(
        Plant(
            defect="The same name in both vCenters",
            subject="dup-across-01",
            sheet="vInfo",
            column="Connection state",
            shows="connected",
            site=site,
            change=as_it_is,
        )
        for site in ("dc1", "dc2")
    ),
    _same_uuid("clone-uuid-01"),
    _same_uuid("clone-uuid-02"),
    _same_mac("dup-mac-01", "dc1", "VLAN-0111-APP"),
    _same_mac("dup-mac-02", "dc2", "VLAN-0020-APP"),
    _same_address("dup-ip-01", "dc1", "IPv4 Address"),
    _same_address("dup-ip-02", "dc2", "IPv4 Address"),
)

_ODD_NAMES = (
    _named(
        "A name that a spreadsheet would run as a formula",
        '=HYPERLINK("http://example.invalid","x")',
        "formula-01",
    ),
    _named("Letters beyond ASCII in the name", "büro-münchen-01", "buero-muenchen-01"),
    _named("Letters beyond ASCII in the name", "倉庫-端末-01", "souko-tanmatsu-01"),
    _named("A blank at the end of the name", "trailing-blank-01 ", "trailing-blank-01"),
)

_BROKEN = (
    *(
        Plant(
            defect=f"An {state} row: vCenter has lost the machine",
            subject=f"{state}-01",
            sheet="vInfo",
            column="Connection state",
            shows=state,
            change=having(connection=state, power="poweredOff"),
        )
        for state in ("orphaned", "inaccessible")
    ),
    Plant(
        defect="An inaccessible row: nobody knows whether it runs",
        subject="inaccessible-01",
        sheet="vInfo",
        column="Powerstate",
        shows=None,
        change=as_it_is,
    ),
    Plant(
        defect="A row with a name and nothing else",
        subject="name-only-01",
        sheet="vInfo",
        column="Powerstate",
        shows=None,
        change=having(bare=True),
    ),
    *(
        Plant(
            defect="A placeholder of Site Recovery Manager",
            subject=f"srm-placeholder-{number:02d}",
            sheet="vInfo",
            column="SRM Placeholder",
            shows=True,
            change=having(placeholder=True, power="poweredOff"),
        )
        for number in (1, 2)
    ),
)

PLANTS = (*_DUPLICATES, *_ODD_NAMES, *_BROKEN)
