"""Small answers of az about an invented Azure, and what a draft of them lets through."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from landbridge.cli.writing import write_file
from landbridge.intake import read_network
from landbridge.intake.azure import Drafted, Place, drafted_files
from landbridge.intake.draft.noted import bare
from landbridge.model.network import Network
from landbridge.network.asserts import connection

Keys = Mapping[str, Any]
SUBSCRIPTION = "11111111-1111-1111-1111-111111111111"
GROUP = f"/subscriptions/{SUBSCRIPTION}/resourceGroups/rg"
NETWORK = f"{GROUP}/providers/Microsoft.Network"
STATE = {"etag": 'W/"1"', "provisioningState": "Succeeded"}


def id_of(kind: str, name: str, group: str = "rg") -> str:
    return f"{NETWORK}/{kind}/{name}".replace("/rg/", f"/{group}/", 1)


def resource(kind: str, name: str, group: str = "rg", **more: Any) -> Keys:  # noqa: ANN401
    """A resource as `az network ... list` writes it: flat, with its type."""
    head = {"id": id_of(kind, name, group), "name": name, "resourceGroup": group}
    place = {"location": "westeurope"}
    return {**head, "type": f"Microsoft.Network/{kind}", **place, **STATE, **more}


def named(kind: str, name: str, group: str = "rg") -> Keys:
    return {"id": id_of(kind, name, group), "resourceGroup": group}


def vnet(name: str, space: str, *subnets: Keys, group: str = "rg", **more: Any) -> Keys:  # noqa: ANN401
    own = [
        {**each, "id": f"{id_of('virtualNetworks', name, group)}/subnets/{each['name']}"}
        for each in subnets
    ]
    spaces = {"addressPrefixes": [space]}
    return resource("virtualNetworks", name, group, addressSpace=spaces, subnets=own, **more)


def subnet(name: str, prefix: str, **more: Any) -> Keys:  # noqa: ANN401
    kind = {"type": "Microsoft.Network/virtualNetworks/subnets", "resourceGroup": "rg"}
    return {"name": name, "addressPrefix": prefix, **kind, **STATE, **more}


def peering(to: str, *space: str, **more: Any) -> Keys:  # noqa: ANN401
    return {
        "name": f"to-{to}",
        "remoteVirtualNetwork": named("virtualNetworks", to),
        "remoteAddressSpace": {"addressPrefixes": list(space)},
        "peeringState": "Connected",
        "peeringSyncLevel": "FullyInSync",
        "allowVirtualNetworkAccess": True,
        **STATE,
        **more,
    }


def nsg(name: str, *rules: Keys, group: str = "rg") -> Keys:
    return resource("networkSecurityGroups", name, group, securityRules=list(rules))


def rule(name: str, priority: int, access: str, **more: Any) -> Keys:  # noqa: ANN401
    ends = {f"{side}AddressPrefix": "*" for side in ("source", "destination")}
    ports = {f"{side}PortRange": "*" for side in ("source", "destination")}
    head = {"name": name, "priority": priority, "access": access, "direction": "Inbound"}
    return {**head, "protocol": "*", **ends, **ports, **STATE, **more}


def table(name: str, *routes: Keys, **more: Any) -> Keys:  # noqa: ANN401
    return resource("routeTables", name, routes=list(routes), **more)


def route(prefix: str, hop: str, address: str | None = None) -> Keys:
    return {
        "name": prefix,
        "addressPrefix": prefix,
        "nextHopType": hop,
        "nextHopIpAddress": address,
    }


class Folder:
    """A folder into which answers are imported."""

    def __init__(self, path: Path) -> None:
        self.path, self.out = path, path / "x"
        self.drafted: Drafted | None = None

    def gives(self, name: str, data: object) -> Path:
        """A file of JSON beside it."""
        file = self.path / name
        file.write_text(json.dumps(data), "utf-8")
        return file

    def takes(
        self,
        *data: object,
        place: Place = Place(),  # noqa: B008
        complete: bool = False,
    ) -> Sequence[str]:
        """What an import of these answers, a file each, says that it did to what stands there."""
        files = [self.gives(f"answer-{nth}.json", each) for nth, each in enumerate(data)]
        return self.reads(*files, place=place, complete=complete)

    def reads(
        self,
        *files: Path,
        place: Place = Place(),  # noqa: B008
        complete: bool = False,
    ) -> Sequence[str]:
        self.drafted, made = drafted_files(files, self.out, place, complete=complete)
        for name, text in made.texts.items():
            write_file(self.out / name, text)
        return made.told

    @property
    def network(self) -> Network:
        assert self.drafted is not None
        return Network.model_validate(bare(self.drafted.data))

    @property
    def remarks(self) -> Mapping[str, str]:
        """What was not understood, by its JSON path."""
        assert self.drafted is not None
        return {each.at.partition(", ")[2]: each.what for each in self.drafted.remarks}

    @property
    def text(self) -> str:
        return (self.out / "azure.yaml").read_text("utf-8")

    def edit(self, old: str, new: str) -> None:
        assert self.text.count(old) == 1, self.text
        (self.out / "azure.yaml").write_text(self.text.replace(old, new), "utf-8")

    def verdict(self, source: str, destination: str, service: str) -> str:
        """What the proof says of what was written."""
        found = connection(read_network(self.out), source, destination, service)
        return found.verdict.value
