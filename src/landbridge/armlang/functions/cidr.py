"""Functions of address ranges in CIDR notation."""

from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from landbridge.armlang.fault import Fault
from landbridge.armlang.functions.signature import Function

Network = IPv4Network | IPv6Network


def _network(text: str) -> Network:
    wrong = Fault("the text is no address range", "Write it as '10.0.0.0/16'.")
    if "/" not in text or "%" in text:
        raise wrong
    try:
        return ip_network(text, strict=False)
    except ValueError:
        raise wrong from None


def _parse_cidr(text: str) -> dict[str, object]:
    network = _network(text)
    first, last = _usable(network)
    parts = {
        "network": str(network.network_address),
        "netmask": str(network.netmask),
        "broadcast": str(network.broadcast_address),
        "firstUsable": _address(network, first),
        "lastUsable": _address(network, last),
        "cidr": network.prefixlen,
    }
    return {key: part for key, part in parts.items() if network.version == 4 or key != "broadcast"}


def _usable(network: Network) -> tuple[int, int]:
    """The first and last address for hosts; IPv6 has no broadcast and gives all of them."""
    first, last = int(network.network_address), int(network.broadcast_address)
    if network.version == 4 and network.num_addresses > 2:
        return first + 1, last - 1
    return first, last if network.version == 6 else first


def _address(network: Network, number: int) -> str:
    return str(type(network.network_address)(number))


def _cidr_subnet(text: str, prefix: int, index: int) -> str:
    network = _network(text)
    if not network.prefixlen <= prefix <= network.max_prefixlen:
        raise Fault(
            f"/{prefix} is no part of a /{network.prefixlen}",
            f"Give {network.prefixlen} to {network.max_prefixlen}.",
        )
    count = 1 << (prefix - network.prefixlen)
    if not 0 <= index < count:
        raise Fault(f"there is no subnet {index}: {count} fit", f"Give 0 to {count - 1}.")
    size = 1 << (network.max_prefixlen - prefix)
    return f"{_address(network, int(network.network_address) + index * size)}/{prefix}"


def _cidr_host(text: str, index: int) -> str:
    network = _network(text)
    host, last = int(network.network_address) + 1 + index, _usable(network)[1]
    if index < 0 or host > last:
        raise Fault(f"the range has no host {index}", "The first host has number 0.")
    return str(ip_address(_address(network, host)))


CIDR = (
    Function("cidrHost", "string, int", _cidr_host),
    Function("cidrSubnet", "string, int, int", _cidr_subnet),
    Function("parseCidr", "string", _parse_cidr),
)
