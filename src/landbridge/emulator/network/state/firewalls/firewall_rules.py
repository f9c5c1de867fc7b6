"""What a rule of a firewall policy must say, by its kind."""

import re

from landbridge.emulator.network.state.firewalls import errors
from landbridge.emulator.network.state.firewalls.ip_groups import is_range
from landbridge.emulator.store import Body

ANY = "*"
TAG = re.compile(r"[A-Za-z][A-Za-z0-9.]*")
SOURCES = ("sourceAddresses", "sourceIpGroups")
DESTINATIONS = {
    "NetworkRule": ("destinationAddresses", "destinationIpGroups", "destinationFqdns"),
    "ApplicationRule": ("targetFqdns", "targetUrls", "fqdnTags", "webCategories"),
    "NatRule": ("destinationAddresses",),
}
NEEDED = {
    "NetworkRule": ("ipProtocols", "destinationPorts"),
    "ApplicationRule": ("protocols",),
    "NatRule": ("ipProtocols", "destinationPorts", "translatedPort"),
}
TRANSLATED = ("TCP", "UDP")


def refuse_firewall_rule(rule: Body, proxy: bool) -> None:
    """Raises Refusal; `proxy` tells whether the policy has a DNS proxy."""
    kind = str(rule.get("ruleType"))
    _refuse_lack(rule, kind)
    for name in ("sourceAddresses", "destinationAddresses"):
        for each in rule.get(name) or []:
            _refuse_address(rule, str(each))
    if rule.get("destinationFqdns") and not proxy:
        raise errors.no_dns_proxy(rule)
    if kind == "NatRule":
        _refuse_translation(rule)


def _refuse_lack(rule: Body, kind: str) -> None:
    """A tag of FQDNs brings its protocols."""
    needed = () if rule.get("fqdnTags") else NEEDED[kind]
    for names in (*((name,) for name in needed), SOURCES, DESTINATIONS[kind]):
        if not any(rule.get(name) for name in names):
            raise errors.rule_lacks(rule, " or ".join(names))


def _refuse_translation(rule: Body) -> None:
    """Published: one public address and one port in, one address or name and one port out."""
    for name in ("destinationAddresses", "destinationPorts"):
        if len(rule[name]) != 1:
            raise errors.rule_wrong(rule, f"{name} must hold one")
    if bool(rule.get("translatedAddress")) == bool(rule.get("translatedFqdn")):
        raise errors.rule_wrong(rule, "one of translatedAddress and translatedFqdn is expected")
    others = [each for each in rule["ipProtocols"] if each not in TRANSLATED]
    if others:
        raise errors.rule_wrong(rule, f"{others[0]} cannot be translated")


def _refuse_address(rule: Body, text: str) -> None:
    if text != ANY and not is_range(text) and not TAG.fullmatch(text):
        raise errors.firewall_address(str(rule.get("name")), text)
