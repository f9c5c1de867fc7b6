"""What an export of NSX holds, by kind."""

from collections.abc import Mapping
from typing import NamedTuple

from landbridge.intake.exports.found import Found


class Export(NamedTuple):
    """What an export holds, by kind. `vms` is None where it does not tell of VMs at all."""

    file: str
    groups: tuple[Found, ...] = ()
    services: tuple[Found, ...] = ()
    segments: tuple[Found, ...] = ()
    tier0s: tuple[Found, ...] = ()
    tier1s: tuple[Found, ...] = ()
    policies: tuple[Found, ...] = ()
    gateway_policies: tuple[Found, ...] = ()
    nats: tuple[Found, ...] = ()
    redirections: tuple[Found, ...] = ()
    excluded: tuple[Found, ...] | None = None
    vms: tuple[Found, ...] | None = None
    vnics: tuple[Found, ...] = ()
    others: tuple[Found, ...] = ()
    """Objects of kinds that are not read."""
    inside: Mapping[tuple[str, str], tuple[Found, ...]] = {}
    """Objects by the place of what holds them and their kind, where a tree has them apart."""

    def parts(self, holder: Found, key: str, kind: str) -> tuple[Found, ...]:
        """What an object holds, under a key of its own or as its children; each once."""
        own = tuple(holder.each(key))
        known = {each.text("id") for each in own} - {""}
        more = self.inside.get((holder.at, kind), ())
        return (*own, *(each for each in more if each.text("id") not in known))
