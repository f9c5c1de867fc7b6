"""A commented estate file to start from, drawn from the model itself so that it cannot drift."""

import json
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from landbridge.intake.forms import HIDDEN
from landbridge.model.estate import Estate

SCHEMA_FILE = "estate.schema.json"
WIDTH = 100
HEAD = f"""\
# yaml-language-server: $schema={SCHEMA_FILE}
#
# What shall move to Azure VMware Solution Generation 2, and how it is sized. Every key may be left
# out; the values here are the defaults. `landbridge size .` beside this file counts the hosts.
"""
EXAMPLES: Mapping[str, Sequence[str]] = {
    "firewall_rules": (
        "firewall_rules:",
        '  - name: "AVS-to-Azure-Storage"',
        '    source: "AVS-Gen2-Subnet"',
        '    destination: "Storage.WestUS2"',
        '    protocol: "HTTPS"',
        '    action: "Allow"',
    ),
    "metrics": (
        "metrics:",
        "  network:",
        '    - name: "Network Latency"',
        '      description: "Round-trip time for AVS to Azure service communication"',
    ),
    "placement": (
        "placement:",
        '  - name: "domain controllers"',
        "    rule: apart",
        '    vms: ["dc*"]',
    ),
    "clusters": ('clusters: ["Production*"]',),
    "folders": ('folders: ["/Datacenter/vm/Web"]',),
    "exclude": ('exclude: ["*-old", "test*"]',),
    "hcx_blocks": ('hcx_blocks: ["10.0.8.0/24", "10.0.9.0/24"]',),
    "segment_space": ('segment_space: ["10.0.16.0/20"]',),
    "mon_routes": ("mon_routes: 0",),
    "virtual_network": (
        "virtual_network:",
        "  name: vnet-avs",
        "  resource_group: rg-avs",
        '  address_space: ["10.0.0.0/16"]',
        "  dns_servers: []",
    ),
    "other_networks": (
        "other_networks:",
        "  - name: head office",
        '    prefixes: ["10.1.0.0/16"]',
    ),
    "neighbours": ("neighbours: []",),
    "resource_providers": ("resource_providers: [Microsoft.AVS, Microsoft.BareMetal]",),
    "roles": ("roles: [Owner]",),
    "fleet_principal": ("fleet_principal: enabled",),
    "name_policies": ("name_policies: none",),
    "quota": ("quota:", "  state: requested", "  hosts: 12"),
    "dns_zone": ("dns_zone: Public",),
    "avs_clusters": (
        "avs_clusters:",
        "  - name: Cluster-1",
        "    sku: AV36P",
        "    hosts: 6",
    ),
    "hcx_version": ('hcx_version: "4.11.0"',),
    "sources.network": ('network: ["network/hub.json"]',),
    "starts": ("starts: 2027-02-15",),
    "months": ("months: 3",),
    "service_tags": ("service_tags: service-tags.json",),
    "price_book": ("price_book: prices.yaml",),
    "segments": (
        "segments:",
        "  - name: seg-web",
        '    networks: ["VLAN-0110-Web"]',
        "    vlan: 110",
        '    prefix: "10.1.110.0/24"',
    ),
    "groups": (
        "groups:",
        "  - name: databases",
        '    vms: ["sql-*"]',
        "    folders: []",
    ),
    "applications": (
        "applications:",
        "  - name: shop",
        '    vms: ["shop-*"]',
    ),
    "network": (
        "network:",
        "  topology: hub-and-spoke",
        "  sites:",
        "    - name: head office",
        '      prefixes: ["10.1.0.0/16"]',
        "  network_security_groups: []",
        "  route_tables: []",
    ),
    "intents": (
        "intents:",
        "  - web reaches db on mssql",
        "  - nothing from Internet reaches db",
    ),
    "waivers": (
        "waivers:",
        "  - rule: vm.raw-disk",
        '    subject: "sql-1"',
        '    reason: "its data are copied by the database team"',
        "    expires: 2027-03-31",
    ),
    "region": ("region: westeurope",),
    "zone": ("zone: 1",),
    "address_block": ("address_block: 10.0.0.0/22",),
}
"""What may stand under a key that is empty at first, shown as a comment; by its path first."""


def scaffold(name: str, rvtools: Sequence[str] = ()) -> str:
    """The text of an estate file for `name` whose sources are these paths, relative to it."""
    given: dict[str, Any] = {"name": name, "sources.rvtools": list(rvtools)}
    return HEAD + "\n".join(_model(Estate, "", 0, given)) + "\n"


def schema_text() -> str:
    """The published JSON Schema of estate files, by which editors complete and check them."""
    schema = Estate.model_json_schema()
    for node in (schema, *schema["$defs"].values()):
        _let_be_empty(node)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(head | schema, indent=2, ensure_ascii=False) + "\n"


def _let_be_empty(node: dict[str, Any]) -> None:
    """Allow keys with nothing behind them where the reader takes them as left out."""
    for key, field in node.get("properties", {}).items():
        holds_more = isinstance(field.get("default", field.get("properties")), dict | list)
        if key in node.get("required", ()) or not (holds_more or "additionalProperties" in field):
            continue
        told = {word: field.pop(word) for word in ("description", "default") if word in field}
        choices = field.pop("anyOf", None) or [dict(field)]
        node["properties"][key] = {"anyOf": [*choices, {"type": "null"}], **told}


def _model(model: type[BaseModel], path: str, depth: int, given: dict[str, Any]) -> Iterator[str]:
    for key, field in model.model_fields.items():
        if key in HIDDEN:
            continue
        if depth == 0:
            yield ""
        pad = f"{'  ' * depth}# "
        yield from wrap(_comment(field), WIDTH, initial_indent=pad, subsequent_indent=pad)
        yield from _entry(key, field, f"{path}{key}", depth, given)


def _entry(
    key: str, field: FieldInfo, path: str, depth: int, given: dict[str, Any]
) -> Iterator[str]:
    pad = "  " * depth
    value = given.get(path, field.get_default(call_default_factory=True))
    if isinstance(value, BaseModel) and key not in EXAMPLES:
        yield f"{pad}{key}:"
        yield from _model(type(value), f"{path}.", depth + 1, given)
    elif path in given and isinstance(value, list) and value:
        yield f"{pad}{key}:"
        yield from (f"{pad}  - {_quoted(entry)}" for entry in value)
    elif value is None or value in ((), {}) or isinstance(value, BaseModel):
        example = EXAMPLES.get(path) or EXAMPLES.get(key, (f"{key}:",))
        yield from (f"{pad}# {line}" for line in example)
    else:
        yield f"{pad}{key}: {_quoted(value) if path in given else _plain(value)}"


def _comment(field: FieldInfo) -> str:
    text = field.description or ""
    choices = [c for c in _choices(field.annotation) if c is not None]
    return f"{text} One of: {', '.join(map(str, choices))}." if len(choices) > 1 else text


def _choices(kind: Any) -> list[Any]:  # noqa: ANN401 - types as values
    if get_origin(kind) is Literal:
        return list(get_args(kind))
    return [choice for inner in get_args(kind) for choice in _choices(inner)]


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _plain(value: object) -> str:
    return value if isinstance(value, str) and value else json.dumps(value)
