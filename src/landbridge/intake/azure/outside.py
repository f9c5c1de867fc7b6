"""What lies behind a connection: a site, or a private cloud behind its circuit."""

from landbridge.intake.azure import types
from landbridge.intake.azure.record import Record
from landbridge.intake.azure.resource import ancestor, last
from landbridge.intake.azure.survey import Survey

SPACES = ("localNetworkAddressSpace", "addressSpace")
"""Where a site tells its addresses."""
UNTOLD = (
    "what a circuit advertises is no part of Azure's resources: declare the site behind {name}"
    " with its prefixes (`az network vnet-gateway list-learned-routes` shows them)"
)


def site_of(record: Record, key: str, survey: Survey) -> str:
    """The site that a connection names; nothing where its addresses are not known."""
    id_ = record.refers(key)
    found = survey.resources.find(id_)
    if found is None:
        what = f"the site {last(id_)} is not in the export: what is behind it is not known"
        survey.remark(record, what, key)
        return ""
    return survey.name(found) if prefixes_of(found.record) else ""


def behind_circuit(id_: str, record: Record, survey: Survey) -> str:
    """The private cloud of Generation 1 whose circuit this is; nothing for any other."""
    circuit = ancestor(id_, "expressRouteCircuits").lower() or id_.lower()
    for each in survey.resources.of(types.CLOUD):
        own = each.record.inner("circuit").text("expressRouteID").lower()
        if own == circuit and not each.record.told("virtualNetworkId"):
            return survey.name(each)
    survey.remark(record, UNTOLD.format(name=last(circuit)))
    return ""


def prefixes_of(record: Record) -> tuple[str, ...]:
    """The addresses behind it."""
    return tuple(p for key in SPACES for p in record.inner(key).prefixes("addressPrefixes"))
