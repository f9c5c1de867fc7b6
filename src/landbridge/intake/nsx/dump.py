"""The dump of an NSX Manager in the form of np-guard's vmware-analyzer: lists by kind."""

from collections.abc import Iterator, Mapping
from typing import Any

from landbridge.intake.exports.found import Found
from landbridge.intake.nsx.export import Export

KEYS = frozenset({"domains", "virtual_machines", "services", "segments"})
READ = KEYS | {"virtual_network_interface", "tier0", "tier1"}
RESOURCES = frozenset({"security_policies", "gateway_policies", "redirection_policies", "groups"})


def is_dump(data: Mapping[str, Any]) -> bool:
    """Whether the keys of a file are those of a dump."""
    return "domains" in data and len(KEYS & data.keys()) > 1


def read(root: Found) -> Export:
    """What a dump holds."""
    domains = [domain.inner("resources") for domain in root.each("domains")]
    gateways = (*root.each("tier0"), *root.each("tier1"))
    return Export(
        file=root.file,
        groups=_of(domains, "groups"),
        services=tuple(root.each("services")),
        segments=tuple(root.each("segments")),
        tier0s=tuple(root.each("tier0")),
        tier1s=tuple(root.each("tier1")),
        policies=_of(domains, "security_policies"),
        gateway_policies=_of(domains, "gateway_policies"),
        nats=tuple(rule for gateway in gateways for rule in _nat_rules(gateway)),
        redirections=_of(domains, "redirection_policies"),
        vms=None if root.data.get("virtual_machines") is None else _vms(root),
        vnics=tuple(root.each("virtual_network_interface")),
        others=(*_others(root, READ), *(o for each in domains for o in _others(each, RESOURCES))),
    )


def _of(domains: list[Found], key: str) -> tuple[Found, ...]:
    return tuple(each for domain in domains for each in domain.each(key))


def _vms(root: Found) -> tuple[Found, ...]:
    return tuple(root.each("virtual_machines"))


def _nat_rules(gateway: Found) -> Iterator[Found]:
    """The NAT rules of a gateway, each with the gateway's path."""
    for nat in gateway.each("policy_nats"):
        for rule in nat.each("rules"):
            yield rule._replace(path=gateway.path)


def _others(root: Found, known: frozenset[str]) -> Iterator[Found]:
    """What stands under keys that are not read; empty ones tell nothing."""
    for key, value in root.data.items():
        if key not in known and value:
            yield Found(root.file, f"{root.at}.{key}", {"resource_type": f"`{key}`"})
