"""DHCP, DNS, VM groups, gateways and public addresses of a workload network."""

import pytest
from tests.emulator.bodies import Body
from tests.emulator.estate import NETWORK, Clouds, dhcp_server

RANGES = {"gatewayAddress": "10.7.0.1/24", "dhcpRanges": ["10.7.0.50-10.7.0.90"]}


def put(clouds: Clouds, path: str, **properties: object) -> Body:
    found: Body = clouds.put(f"{clouds.new}/{NETWORK}/{path}", {"properties": properties})
    return dict(found["properties"])


def refused(clouds: Clouds, path: str, **properties: object) -> tuple[str, str, str]:
    """The code, the sentence and the place of a refusal."""
    told = clouds.refused("PUT", f"{clouds.new}/{NETWORK}/{path}", {"properties": properties})
    return told.code, told.told, told.target


@pytest.mark.parametrize(("servers", "taken"), [(0, False), (1, True), (3, True), (4, False)])
def test_published_a_relay_has_one_to_three_servers(
    clouds: Clouds, servers: int, taken: bool
) -> None:
    relay = {"dhcpType": "RELAY", "serverAddresses": [f"10.1.0.{n}" for n in range(1, servers + 1)]}
    if taken:
        assert put(clouds, "dhcpConfigurations/relay", **relay)["revision"] == 0
    else:
        code, _, target = refused(clouds, "dhcpConfigurations/relay", **relay)
        assert (code, target) == ("InvalidParameter", "properties.serverAddresses")


@pytest.mark.parametrize(
    ("address", "why"), [("10.1.0.2", "lacks the length"), ("dhcp", "no IPv4 address")]
)
def test_inferred_a_server_has_an_address_with_its_length(
    clouds: Clouds, address: str, why: str
) -> None:
    server = {**dhcp_server(), "serverAddress": address}
    code, told, target = refused(clouds, "dhcpConfigurations/server", **server)
    assert (code, target) == ("InvalidParameter", "properties.serverAddress")
    assert why in told


def test_inferred_a_workload_network_has_one_dhcp(clouds: Clouds) -> None:
    put(clouds, "dhcpConfigurations/server", **dhcp_server())
    code, told, _ = refused(clouds, "dhcpConfigurations/other", **dhcp_server())
    assert code == "Conflict"
    assert told.startswith("There is 'server' already")
    assert put(clouds, "dhcpConfigurations/server", **dhcp_server())["revision"] == 1


def test_inferred_dhcp_stays_while_segments_have_ranges(clouds: Clouds) -> None:
    put(clouds, "dhcpConfigurations/server", **dhcp_server())
    put(clouds, "segments/plain", subnet={"gatewayAddress": "10.8.0.1/24"})
    path = f"{clouds.new}/{NETWORK}/dhcpConfigurations/server"
    assert clouds.read(path)["properties"]["segments"] == []
    put(clouds, "segments/web", subnet=RANGES)
    assert clouds.read(path)["properties"]["segments"] == ["web"]
    told = clouds.refused("DELETE", path)
    assert (told.status, told.code) == (409, "Conflict")
    assert told.told == "'server' is used by the segment 'web': it cannot be deleted."
    clouds.ask("DELETE", f"{clouds.new}/{NETWORK}/segments/web")
    assert clouds.ask("DELETE", path).status_code == 200


def test_published_dhcp_of_another_type_is_refused(clouds: Clouds) -> None:
    code, told, _ = refused(clouds, "dhcpConfigurations/d", dhcpType="PROXY")
    assert code == "InvalidRequestContent"
    assert "'properties.dhcpType' 'PROXY' is none of RELAY, SERVER" in told


@pytest.mark.parametrize(("servers", "taken"), [(0, False), (1, True), (3, True), (4, False)])
def test_published_a_zone_has_one_to_three_dns_servers(
    clouds: Clouds, servers: int, taken: bool
) -> None:
    zone = {"dnsServerIps": [f"10.1.0.{n}" for n in range(1, servers + 1)]}
    if taken:
        put(clouds, "dnsZones/zone", **zone)
    else:
        code, _, target = refused(clouds, "dnsZones/zone", **zone)
        assert (code, target) == ("InvalidParameter", "properties.dnsServerIps")


def test_a_zone_names_addresses(clouds: Clouds) -> None:
    told = refused(clouds, "dnsZones/zone", dnsServerIps=["dns.contoso.com"])
    assert told[1] == "'dns.contoso.com' is no IPv4 address."
    told = refused(clouds, "dnsZones/zone", dnsServerIps=["10.1.0.1"], sourceIp="any")
    assert told[2] == "properties.sourceIp"


def zones(clouds: Clouds, count: int) -> list[str]:
    put(clouds, "dnsZones/default", dnsServerIps=["10.1.0.5"])
    names = [f"zone{number}" for number in range(count)]
    for name in names:
        put(clouds, f"dnsZones/{name}", domain=[f"{name}.com"], dnsServerIps=["10.1.0.5"])
    return names


@pytest.mark.parametrize(("count", "taken"), [(5, True), (6, False)])
def test_published_a_dns_service_has_up_to_five_zones(
    clouds: Clouds, count: int, taken: bool
) -> None:
    names = zones(clouds, count)
    service: Body = {"dnsServiceIp": "10.1.0.6", "defaultDnsZone": "default", "fqdnZones": names}
    if taken:
        found = put(clouds, "dnsServices/dns", **service)
        assert (found["status"], found["logLevel"]) == ("SUCCESS", "INFO")
    else:
        _, told, target = refused(clouds, "dnsServices/dns", **service)
        assert (told, target) == (
            "At most 5 FQDN zones are taken; 6 are named.",
            "properties.fqdnZones",
        )


def test_inferred_the_zones_of_a_dns_service_stand_before_it(clouds: Clouds) -> None:
    service = {"dnsServiceIp": "10.1.0.6", "defaultDnsZone": "default"}
    told = refused(clouds, "dnsServices/dns", **service)
    assert told[1:] == ("There is no DNS zone 'default' here.", "properties.defaultDnsZone")
    (zone,) = zones(clouds, 1)
    told = refused(clouds, "dnsServices/dns", **service, fqdnZones=[zone, "lost"])
    assert told[1:] == ("There is no DNS zone 'lost' here.", "properties.fqdnZones")
    told = refused(clouds, "dnsServices/dns", **{**service, "defaultDnsZone": zone})
    assert told[1] == "'zone0' is a zone of domains: a default zone has none."
    put(clouds, "dnsServices/dns", **service, fqdnZones=[zone])
    assert refused(clouds, "dnsServices/other", **service)[0] == "Conflict"


def test_inferred_a_zone_stays_while_a_service_uses_it(clouds: Clouds) -> None:
    (zone,) = zones(clouds, 1)
    path = f"{clouds.new}/{NETWORK}/dnsZones"
    assert clouds.read(f"{path}/{zone}")["properties"]["dnsServices"] == 0
    service = {"dnsServiceIp": "10.1.0.6", "defaultDnsZone": "default", "fqdnZones": [zone]}
    put(clouds, "dnsServices/dns", **service)
    assert clouds.read(f"{path}/{zone}")["properties"]["dnsServices"] == 1
    for name in ("default", zone):
        told = clouds.refused("DELETE", f"{path}/{name}")
        assert (told.status, told.told) == (
            409,
            f"'{name}' is used by the DNS service 'dns': it cannot be deleted.",
        )
    clouds.ask("DELETE", f"{clouds.new}/{NETWORK}/dnsServices/dns")
    assert clouds.ask("DELETE", f"{path}/{zone}").status_code == 200


def test_inferred_the_members_of_a_vm_group_are_there(clouds: Clouds) -> None:
    client = clouds.azure.avs.workload_networks
    vms = {each.properties.display_name: each.name for each in client.list_virtual_machines(*NEW)}
    assert set(vms) == {"web", "app", "db", "queue"}
    found = put(clouds, "vmGroups/group", members=[vms["web"], vms["db"]])
    assert (found["status"], found["revision"]) == ("SUCCESS", 0)
    told = refused(clouds, "vmGroups/group", members=[vms["web"], "vm-99"])
    assert told == ("InvalidParameter", "There is no VM 'vm-99' here.", "properties.members")
    other = client.list_virtual_machines("children-old", "cloud").next().name
    assert refused(clouds, "vmGroups/group", members=[other])[0] == "InvalidParameter"


NEW = ("children-new", "cloud")


def test_published_a_cloud_has_a_tier_0_and_a_tier_1_from_its_beginning(clouds: Clouds) -> None:
    found = list(clouds.azure.avs.workload_networks.list_gateways(*NEW))
    tiers = {each.properties.path.split("/")[2]: each for each in found}
    assert set(tiers) == {"tier-0s", "tier-1s"}
    for tier, each in tiers.items():
        assert each.name.startswith("TNT")
        assert each.properties.path == f"/infra/{tier}/{each.name}"


def test_published_generation_2_has_no_public_addresses_at_nsx(clouds: Clouds) -> None:
    code, told, _ = refused(clouds, "publicIPs/edge", numberOfPublicIPs=1)
    assert code == "InvalidParameter"
    assert told == "A Generation 2 private cloud has no public addresses at the edge of NSX."


@pytest.mark.parametrize(("count", "length"), [(1, 32), (2, 31), (3, 30), (64, 26)])
def test_inferred_public_addresses_come_in_a_block_of_a_power_of_two(
    clouds: Clouds, count: int, length: int
) -> None:
    path = f"{clouds.old}/{NETWORK}/publicIPs"
    body = {"properties": {"numberOfPublicIPs": count}}
    first = clouds.put(f"{path}/first", body)["properties"]["publicIPBlock"]
    second = clouds.put(f"{path}/second", body)["properties"]["publicIPBlock"]
    assert first.endswith(f"/{length}")
    assert first != second
    again = clouds.put(f"{path}/first", body)["properties"]["publicIPBlock"]
    assert again == first


@pytest.mark.parametrize("count", [-1, 257])
def test_inferred_no_more_public_addresses_are_given_than_there_are(
    clouds: Clouds, count: int
) -> None:
    path = f"{clouds.old}/{NETWORK}/publicIPs/many"
    told = clouds.refused("PUT", path, {"properties": {"numberOfPublicIPs": count}})
    assert (told.code, told.target) == ("InvalidParameter", "properties.numberOfPublicIPs")


UNSUPPORTED = [f"{NETWORK}/portMirroringProfiles/p", "scriptExecutions/e", "scriptPackages/p"]
UNSUPPORTED += ["scriptPackages/p/scriptCmdlets/c", "cloudLinks/l"]


@pytest.mark.parametrize("path", UNSUPPORTED)
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_what_the_emulator_does_not_have_is_refused_by_name(
    clouds: Clouds, method: str, path: str
) -> None:
    told = clouds.refused(method, f"{clouds.new}/{path}", {})
    assert (told.status, told.code) == (501, "NotImplemented")
    assert path.split("/")[-2] in told.told
