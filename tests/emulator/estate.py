"""A private cloud of each generation with VMs, and a body of each kind that stands under one."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import requests
from tests.emulator.azure import Azure
from tests.emulator.bodies import Body, cloud, network
from tests.emulator.controlled import control

REGION = "uksouth"  # the quota of other regions is for tests that count it
VERSION = {"api-version": "2026-03-01"}
AVS = "Microsoft.AVS"
NETAPP = "providers/Microsoft.NetApp/netAppAccounts/a/capacityPools/p/volumes"
CIRCUITS = "providers/Microsoft.Network/expressRouteCircuits"
POOLS = "providers/PureStorage.Block/storagePools"
NETWORK = "workloadNetworks/default"
CLUSTER = "clusters/Cluster-1"
BLOCKS = {"children-new": "10.0.0.0/22", "children-old": "10.4.0.0/22"}
MACHINE = {"vcpus": 2, "memory_gib": 8}


class Refused(NamedTuple):
    """A refusal: its status, its code, its sentence, and what it is about."""

    status: int
    code: str
    told: str
    target: str


class Clouds(NamedTuple):
    """The ids of a cloud of Generation 2 and of one of Generation 1."""

    azure: Azure
    new: str
    old: str

    def ask(self, method: str, path: str, body: object = None) -> requests.Response:
        return self.azure.ask(method, path, params=VERSION, json=body)

    def put(self, path: str, body: Body) -> Body:
        """What was made, or changed."""
        answer = self.ask("PUT", path, body)
        assert answer.status_code in (200, 201), answer.text
        return dict(answer.json())

    def read(self, path: str) -> Any:  # noqa: ANN401
        answer = self.ask("GET", path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def refused(self, method: str, path: str, body: object = None) -> Refused:
        answer = self.ask(method, path, body)
        assert answer.status_code >= 400, answer.text
        told = answer.json()["error"]
        return Refused(answer.status_code, told["code"], told["message"], told.get("target", ""))

    def vms(self, cloud: str) -> list[str]:
        """The ids of the VMs of its management cluster."""
        found = self.read(f"{cloud}/{CLUSTER}/virtualMachines")["value"]
        return [str(each["id"]) for each in found]

    def hosts(self, cloud: str) -> list[str]:
        found = self.read(f"{cloud}/{CLUSTER}/hosts")["value"]
        return [str(each["name"]) for each in found]


def built(azure: Azure) -> Clouds:
    """Both clouds with four VMs each, in groups of their own."""
    ids = []
    for group, block in BLOCKS.items():
        azure.groups.create_or_update(group, {"location": REGION})
        attached = network(azure, group, location=REGION) if group == "children-new" else ""
        told = cloud(attached, internet="Enabled", networkBlock=block)
        body = {**told, "location": REGION}
        made = azure.avs.private_clouds.begin_create_or_update(group, "cloud", body).result()
        ids.append(str(made.id))
        for name in ("web", "app", "db", "queue"):
            path = f"{made.id}/{CLUSTER}/virtualMachines/{name}"
            assert control(azure, "PUT", path, json=MACHINE).status_code == 200
    return Clouds(azure, *ids)


class Sample(NamedTuple):
    """A resource as clients put it: its place, and a body that is taken."""

    path: str
    body: Body

    @property
    def type(self) -> str:
        """`privateClouds/addons`."""
        return "/".join(self.path.partition(f"{AVS}/")[2].split("/")[::2])


def samples(clouds: Clouds) -> Iterator[Sample]:
    """One of each type and form, in an order in which each finds what it needs."""
    new, old = clouds.new, clouds.old
    for name, properties in _children(clouds):
        yield Sample(f"{new}/{name}", {"properties": properties})
    for name, properties in _of_old(clouds):
        yield Sample(f"{old}/{name}", {"properties": properties})
    yield Sample(f"{new}/hcxEnterpriseSites/site", {})
    sized = {"sku": {"name": "av64"}, "properties": {"clusterSize": 3}}
    yield Sample(f"{new}/clusters/Cluster-2", sized)
    yield Sample(new, _cloud(clouds))


def _children(clouds: Clouds) -> Iterator[tuple[str, Body]]:
    hcx = {"offer": "VMware MaaS Cloud Provider", **_hcx_networks()}
    yield "addons/HCX", {"addonType": "HCX", **hcx}
    yield "addons/SRM", {"addonType": "SRM", "licenseKey": "12345"}
    yield "addons/VR", {"addonType": "VR", "vrsCount": 1}
    yield "addons/Arc", {"addonType": "Arc"}
    yield f"{NETWORK}/segments/web", {"subnet": {"gatewayAddress": "10.7.0.1/24"}}
    yield f"{NETWORK}/dhcpConfigurations/server", dhcp_server()
    yield f"{NETWORK}/dnsZones/default", {"dnsServerIps": ["10.1.0.5"]}
    service = {"dnsServiceIp": "10.1.0.6", "defaultDnsZone": "default"}
    yield f"{NETWORK}/dnsServices/dns", service
    yield f"{NETWORK}/vmGroups/web", {"displayName": "web", "members": []}
    yield f"{CLUSTER}/placementPolicies/apart", apart(clouds)
    yield f"{CLUSTER}/placementPolicies/near", near(clouds)
    yield f"{CLUSTER}/datastores/files", {"netAppVolume": {"id": volume(clouds)}}
    yield "licenses/VmwareFirewall", firewall_license()
    yield "iscsiPaths/default", {"networkBlock": "10.9.0.0/24"}
    pool = f"{_group(clouds.new)}/{POOLS}/pool"
    yield (
        "pureStoragePolicies/gold",
        {
            "storagePolicyDefinition": "definition",
            "storagePoolId": pool,
        },
    )


def _of_old(clouds: Clouds) -> Iterator[tuple[str, Body]]:
    relay = {"dhcpType": "RELAY", "serverAddresses": ["10.1.0.4"]}
    yield f"{NETWORK}/dhcpConfigurations/relay", relay
    yield f"{NETWORK}/publicIPs/edge", {"displayName": "edge", "numberOfPublicIPs": 4}
    yield "authorizations/gateway", {}
    yield "globalReachConnections/office", reach(clouds, "office")


def _cloud(clouds: Clouds) -> Body:
    """The cloud as it stands, so that to put it again changes nothing."""
    found = clouds.read(clouds.new)
    kept = ("networkBlock", "virtualNetworkId", "dnsZoneType", "internet")
    told = {name: found["properties"][name] for name in kept}
    told["managementCluster"] = {"clusterSize": 3}
    return {"location": REGION, "sku": {"name": "av64"}, "properties": told}


def dhcp_server() -> Body:
    return {"dhcpType": "SERVER", "serverAddress": "10.1.0.2/24", "leaseTime": 86400}


def apart(clouds: Clouds) -> Body:
    vms = clouds.vms(clouds.new)[:2]
    return {"type": "VmVm", "affinityType": "AntiAffinity", "vmMembers": vms}


def near(clouds: Clouds) -> Body:
    told = {"type": "VmHost", "affinityType": "Affinity", "affinityStrength": "Must"}
    hosts = clouds.hosts(clouds.new)[:1]
    return {**told, "vmMembers": clouds.vms(clouds.new)[:1], "hostMembers": hosts}


def firewall_license() -> Body:
    told = {"kind": "VmwareFirewall", "cores": 64, "endDate": "2030-01-31T00:00:00Z"}
    return {**told, "licenseKey": "12345-12345", "labels": [{"key": "team", "value": "edge"}]}


def reach(clouds: Clouds, name: str) -> Body:
    told = {"authorizationKey": "01010101-0101-0101-0101-010101010101"}
    return {**told, "peerExpressRouteCircuit": f"{_group(clouds.old)}/{CIRCUITS}/{name}"}


def volume(clouds: Clouds, name: str = "v") -> str:
    return f"{_group(clouds.new)}/{NETAPP}/{name}"


def _hcx_networks() -> Body:
    return {"managementNetwork": "192.168.0.0/24", "uplinkNetwork": "192.168.1.0/24"}


def _group(id_: str) -> str:
    return id_.partition("/providers/")[0]
