"""Small dumps of an NSX Manager, and what the draft of one lets through."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from landbridge.intake.draft.noted import bare
from landbridge.intake.nsx import Drafted, network, open_export
from landbridge.model.network import Network
from landbridge.model.proof import Cell
from landbridge.network.answers.machines import by_machine

Keys = Mapping[str, Any]
GROUPS = "/infra/domains/default/groups"
HTTPS: Keys = {
    "path": "/infra/services/HTTPS",
    "service_entries": [
        {
            "resource_type": "L4PortSetServiceEntry",
            "l4_protocol": "TCP",
            "destination_ports": ["443"],
        }
    ],
}


def vm(name: str, **more: Any) -> Keys:  # noqa: ANN401 - keys of NSX
    return {"display_name": name, "external_id": f"id-{name}", **more}


def vnic(name: str, *addresses: str, port: str = "") -> Keys:
    """The interface of a VM, at a port of that attachment."""
    told = [{"ip_addresses": list(addresses)}] if addresses else []
    return {
        "owner_vm_id": f"id-{name}",
        "lport_attachment_id": port or f"port-{name}",
        "ip_address_info": told,
    }


def segment(name: str, prefix: str = "", ports: Sequence[str] = (), **more: Any) -> Keys:  # noqa: ANN401 - as above
    """A segment with ports of these attachments."""
    path = f"/infra/segments/{name}"
    return {
        "path": path,
        "id": name,
        "display_name": name,
        "subnets": [{"network": prefix}] if prefix else [],
        "segment_ports": [
            {"path": f"{path}/ports/{each}", "id": each, "attachment": {"id": each}}
            for each in ports
        ],
        **more,
    }


def group(name: str, *expression: Keys, **more: Any) -> Keys:  # noqa: ANN401 - as above
    path = f"{GROUPS}/{name}"
    return {"path": path, "id": name, "display_name": name, "expression": [*expression], **more}


def holding(name: str, *vms: str) -> Keys:
    """A group with just these VMs, as np-guard tells it."""
    members = [{"display_name": each, "id": f"id-{each}"} for each in vms]
    return {"path": f"{GROUPS}/{name}", "display_name": name, "vm_members": members}


def rule(source: str, destination: str, action: str = "ALLOW", **more: Any) -> Keys:  # noqa: ANN401 - as above
    """A rule between two groups by name; `ANY` is anybody."""
    return {
        "display_name": f"{source} to {destination}",
        "action": action,
        "source_groups": [_end(source)],
        "destination_groups": [_end(destination)],
        "services": ["ANY"],
        **more,
    }


def _end(name: str) -> str:
    return name if name == "ANY" or name[0].isdigit() or "/" in name else f"{GROUPS}/{name}"


LAST = rule("ANY", "ANY", "DROP")
"""The rule by which nothing else passes."""


def policy(*rules: Keys, **more: Any) -> Keys:  # noqa: ANN401 - as above
    return {"display_name": "policy", "category": "Application", "rules": [*rules], **more}


def dump(**kinds: Any) -> Keys:  # noqa: ANN401 - as above
    """A dump with these objects: `groups`, `policies` and `gateway_policies` in its domain."""
    resources = {
        "groups": kinds.pop("groups", []),
        "security_policies": kinds.pop("policies", [policy(LAST)]),
        "gateway_policies": kinds.pop("gateway_policies", None),
        "redirection_policies": kinds.pop("redirection_policies", None),
    }
    return {
        "services": [HTTPS, *kinds.pop("services", [])],
        "virtual_machines": [],
        "virtual_network_interface": None,
        "segments": None,
        "tier0": None,
        "tier1": None,
        "domains": [{"display_name": "default", "resources": resources}],
        **kinds,
    }


def drafted(folder: Path, export: Keys) -> Drafted:
    """What is drafted of a file that holds this."""
    path = folder / "nsx.json"
    path.write_text(json.dumps(export), "utf-8")
    return network(open_export(path))


def network_of(folder: Path, export: Keys) -> Network:
    return Network.model_validate(bare(drafted(folder, export).data))


def passing(folder: Path, export: Keys) -> dict[str, tuple[str, str]]:
    """What is allowed and what depends, by pair of VMs as `a > b`; where nothing is, no entry."""
    return {
        f"{each.source} > {each.destination}": (each.always, each.depends)
        for each in by_machine(network_of(folder, export))
        if (each.always, each.depends) != ("nothing", "nothing")
    }


def cells(folder: Path, export: Keys) -> Sequence[Cell]:
    return tuple(by_machine(network_of(folder, export)))
