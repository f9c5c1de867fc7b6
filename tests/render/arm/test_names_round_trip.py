"""What is rendered of DNS and of options of networks reads back as it was meant."""

from pathlib import Path

from tests.intake.azure.answers import Folder
from tests.render.arm.rendered import answered, resources

from landbridge.model.network import Network

NETWORKS = [
    {
        "name": name,
        "address_space": [f"10.{number}.0.0/24"],
        "subnets": [
            {"name": each, "prefixes": [f"10.{number}.0.{64 * nth}/26"]}
            for nth, each in enumerate(("in", "out", "AzureBastionSubnet"))
        ],
        "bastion": name == "one",
        "ddos_protection": name == "two",
    }
    for number, name in enumerate(("one", "two"))
]
MEANT = Network.model_validate(
    {
        "virtual_networks": NETWORKS,
        "private_dns_zones": [{"name": "a.test", "virtual_networks": ["one", "two"]}],
        "dns_resolvers": [
            {
                "name": "resolver",
                "virtual_network": "one",
                "inbound": "in",
                "outbound": "out",
                "forwards": [
                    {"domain": "corp.test", "servers": ["10.8.0.4", "10.8.0.5"]},
                    {"domain": ".", "servers": ["10.8.0.6"]},
                ],
                "serves": ["two"],
            }
        ],
    }
)


def test_zones_resolvers_bastions_and_protection_read_back_as_they_were_meant(
    tmp_path: Path,
) -> None:
    folder = Folder(tmp_path)
    folder.takes(answered(resources(MEANT), MEANT))
    found = folder.network
    assert found.private_dns_zones == MEANT.private_dns_zones
    assert found.dns_resolvers == MEANT.dns_resolvers
    told = {each.name: (each.bastion, each.ddos_protection) for each in found.virtual_networks}
    assert told == {"one": (True, False), "two": (False, True)}
    assert not folder.remarks
