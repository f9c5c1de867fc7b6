"""Names, addresses and identifiers replaced for good: the same one in gives the same one out.

Everything hangs on a secret key, so that nobody can try out likely names and compare. Addresses
and identifiers are permuted, never merged, so that conflicts in the copy are conflicts in truth.
"""

import hmac
import re
from collections.abc import Callable, Mapping
from hashlib import sha256
from ipaddress import IPv4Address, IPv4Network, IPv6Address, ip_address

Replace = Callable[[str], str]

HASH_DIGITS = 12
"""48 bits: among 100,000 names the chance that any two meet is below one in 50,000."""

PRIVATE = tuple(IPv4Network(n) for n in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"))
TELLING = tuple(IPv4Network(n) for n in ("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16"))
"""Addresses that mean something by themselves and name nobody: kept."""

RESERVED = (IPv4Network("224.0.0.0/3"),)
"""Multicast and beyond, where no VM's address should lie."""

VMWARE_MACS = ("00:50:56", "00:0c:29", "00:05:69", "00:1c:14")
PLAIN_NAMES = {"localhost", "localhost.localdomain", "localhost.local"}
RULE_KINDS = {
    *("separate virtual machines", "keep virtual machines together"),
    *("virtual machines to hosts", "virtual machines to virtual machines"),
    *("affinity", "anti-affinity", "antiaffinity", "affinityrule", "antiaffinityrule"),
}
MOUNTS = {"/", "/boot", "/boot/efi", "/home", "/opt", "/srv", "/tmp", "/usr", "/var", "/var/log"}  # noqa: S108 - names to compare with, nothing is written there
SUFFIXES = {"vmdk", "vmx", "vmsn", "vmtx", "iso", "flp"}
DEVICES = {"iso", "remote", "client", "host", "atapi", "passthrough"}


class Pseudonyms:
    """All replacements under one key; `kinds` names them."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self.kinds: Mapping[str, Replace] = {
            "vm": self._vm,
            "server": lambda text: self._name("vcenter", text.lower()),
            "dns": self._dns,
            "path": self._path,
            "folder": self._folder,
            "mount": self._mount,
            "device": self._device,
            "address": self._addresses,
            "mac": self._mac,
            "uuid": self._uuid,
            "moref": self._moref,
            "names": lambda text: self._each(text, "name"),
            "rules": self._rules,
            "hosts": lambda text: self._each(text, "host"),
        }

    def of(self, kind: str) -> Replace:
        """How texts of that kind are replaced; one not among `kinds` is a plain name."""
        return self.kinds.get(kind, lambda text: self._name(kind, text))

    def _digest(self, text: str) -> bytes:
        return hmac.new(self._key, text.encode(), sha256).digest()

    def _name(self, kind: str, text: str) -> str:
        return f"{kind}-{self._digest(text.strip()).hex()[:HASH_DIGITS]}"

    def _vm(self, text: str) -> str:
        """A VM's name; that of vSphere's own agents stays known as such."""
        return self._name("vCLS" if re.match(r"vCLS[ (-]", text) else "vm", text)

    def _dns(self, text: str) -> str:
        low = text.lower()
        return low if low in PLAIN_NAMES else f"{self._name('dns', low)}.example"

    def _each(self, text: str, kind: str) -> str:
        """Each of several names, told apart by commas or semicolons."""
        return re.sub(r"[^,;]+", lambda m: f" {self._name(kind, m[0])}", text).strip()

    def _rules(self, text: str) -> str:
        """Kinds of cluster rules stay, since sizing heeds them; any other word may be a name."""
        parts = re.split(r"([,;]\s*)", text)
        return "".join(
            part
            if at % 2 or part.strip().casefold() in RULE_KINDS
            else self._name("name", part.strip())
            for at, part in enumerate(parts)
        )

    def _folder(self, text: str) -> str:
        return re.sub(r"[^/]+", lambda m: self._name("folder", m[0]), text)

    def _path(self, text: str) -> str:
        """`[store] a/b.vmdk`: each part by itself, known endings kept."""
        return re.sub(r"[^\[\]/\\ ][^\[\]/\\]*", lambda m: self._part(m[0]), text)

    def _part(self, text: str) -> str:
        stem, dot, suffix = text.rpartition(".")
        if dot and suffix.lower() in SUFFIXES:
            return f"{self._name('file', stem)}.{suffix.lower()}"
        return self._name("name", text)

    def _mount(self, text: str) -> str:
        if re.fullmatch(r"[A-Za-z]:\\?", text) or text in MOUNTS:
            return text
        return "/" + self._name("mount", text)

    def _device(self, text: str) -> str:
        """`ISO [store] a.iso`: what kind of device it is stays, what it holds does not."""
        words = re.findall(r"[A-Za-z]+", re.split(r"[\[/\\]", text)[0])
        kept = " ".join(word for word in words if word.lower() in DEVICES)
        rest = re.search(r"[\[/\\].*", text)
        return f"{kept or 'device'} {self._path(rest[0])}".strip() if rest else kept or "device"

    def _uuid(self, text: str) -> str:
        digits = self._digest(re.sub("[^0-9a-z]", "", text.lower())).hex()
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:32]))

    def _moref(self, text: str) -> str:
        """`vm-1017`: what kind of object it is stays."""
        kind = re.match(r"(vm|host|domain-c|datastore|dvs|dvportgroup|group-v)-", text)
        return self._name(kind[1] if kind else "object", text)

    def _mac(self, text: str) -> str:
        digits = re.sub("[^0-9a-f]", "", text.lower())
        if len(digits) != 12:
            return self._name("mac", text)
        maker = ":".join((digits[:2], digits[2:4], digits[4:6]))
        if maker in VMWARE_MACS:
            digits = digits[:6] + f"{self._permuted(int(digits[6:], 16), 24, maker):06x}"
        else:
            digits = "02" + self._digest(digits).hex()[:10]
        return ":".join(digits[i : i + 2] for i in range(0, 12, 2))

    def _addresses(self, text: str) -> str:
        """Each of several addresses; what is no address becomes a name."""
        return re.sub(r"[^,;\s]+", lambda m: self._address(m[0]), text)

    def _address(self, text: str) -> str:
        bare, slash, length = text.partition("/")
        try:
            address = ip_address(bare)
        except ValueError:
            return self._name("address", text)
        new = self._ipv4(address) if isinstance(address, IPv4Address) else self._ipv6(address)
        return f"{new}{slash}{length}" if length.isdigit() else str(new)

    def _ipv4(self, address: IPv4Address) -> IPv4Address:
        """Addresses of one /24 stay in one /24, private ones in their private block."""
        if any(address in network for network in (*TELLING, *RESERVED)):
            return address
        block = next((network for network in PRIVATE if address in network), None)
        subnet, last = int(address) >> 8, int(address) & 255
        if block is None:
            subnet = self._public(subnet)
        else:
            first = int(block.network_address) >> 8
            subnet = first + self._permuted(subnet - first, 24 - block.prefixlen, str(block))
        return IPv4Address(subnet << 8 | self._permuted(last, 8, f"host {subnet}"))

    def _public(self, subnet: int) -> int:
        """A public /24 for another: the permutation is walked until it comes out public again."""
        while True:
            subnet = self._permuted(subnet, 24, "public")
            address = IPv4Address(subnet << 8)
            if not any(address in network for network in (*PRIVATE, *TELLING, *RESERVED)):
                return subnet

    def _ipv6(self, address: IPv6Address) -> IPv6Address:
        """Addresses of one /64 stay in one /64; a link-local one stays link-local."""
        packed = address.packed
        network = b"\xfd" + self._digest(packed[:8].hex())[:7]
        if address.is_link_local:
            network = packed[:8]
        return IPv6Address(network + self._digest(packed.hex())[:8])

    def _permuted(self, number: int, bits: int, where: str) -> int:
        """A number of so many bits (an even count) for another, and no two for the same.

        A Feistel network of four rounds: https://doi.org/10.1137/0217022.
        """
        half = bits // 2
        mask = (1 << half) - 1
        left, right = number >> half, number & mask
        for turn in range(4):
            digest = self._digest(f"{where} {turn} {right}")
            left, right = right, left ^ (int.from_bytes(digest[:4]) & mask)
        return left << half | right
