"""The appliances of a cloud: where they answer, and by which certificates one knows them.

Nothing of it is published but the properties; the forms are inferred, and nothing answers there.
"""

from collections.abc import Mapping
from hashlib import sha1
from ipaddress import IPv4Network

from landbridge.emulator.avs.state.circuits import networks_of
from landbridge.emulator.avs.state.generation import second
from landbridge.emulator.avs.state.layouts import laid_out
from landbridge.emulator.store import Body, Resource

NAMES: Mapping[str, tuple[str, str]] = {
    "vcsa": ("vc", "vcenterIp"),
    "nsxtManager": ("nsx", "nsxtManagerIp"),
    "hcxCloudManager": ("hcx", "hcxCloudManagerIp"),
}
PLACES: Mapping[str, tuple[str, int]] = {
    "vcsa": ("vcenter", 4),
    "nsxtManager": ("nsx-manager", 4),
    "hcxCloudManager": ("vcenter", 5),
}
"""The network in which each stands, and its place there: Azure keeps the first four addresses."""


def told(cloud: Resource) -> Body:
    """The endpoints and the thumbprints of a cloud that stands."""
    return {
        "endpoints": _endpoints(cloud),
        "vcenterCertificateThumbprint": _thumbprint(cloud, "vcsa"),
        "nsxtCertificateThumbprint": _thumbprint(cloud, "nsxtManager"),
        "nsxPublicIpQuotaRaised": "Disabled",
        "externalCloudLinks": [],
    }


def _endpoints(cloud: Resource) -> Body:
    zone = f"{cloud.id.name}.{cloud.body['location']}.avs.azure.com".replace(" ", "").casefold()
    found: Body = {}
    for key, (name, address) in NAMES.items():
        found[key] = f"https://{name}.{zone}/"
        found[address] = _address(cloud, key)
    return found


def _address(cloud: Resource, key: str) -> str:
    role, place = PLACES[key]
    return str(_network(cloud, role)[place])


def _network(cloud: Resource, role: str) -> IPv4Network:
    """In Generation 1 all of them stand in one network; there NSX has the next places."""
    if not second(cloud.properties):
        whole = IPv4Network(networks_of(cloud)["managementNetwork"])
        return next(each for each in _halves(whole) if (role == "vcenter") == (each[0] == whole[0]))
    block = IPv4Network(cloud.properties["networkBlock"])
    layout = laid_out(block, cloud.hidden["layout"])
    return next(each.cidr for each in layout if each.role == role)


def _halves(network: IPv4Network) -> list[IPv4Network]:
    return list(network.subnets())


def _thumbprint(cloud: Resource, key: str) -> str:
    """Of a certificate that nobody has: as many digits as a real one shows."""
    text = f"{cloud.id.key}{cloud.created}/{key}"
    return sha1(text.encode(), usedforsecurity=False).hexdigest().upper()
