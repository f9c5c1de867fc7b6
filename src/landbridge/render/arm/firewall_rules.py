"""The rules of a firewall policy."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from landbridge.errors import InputError
from landbridge.model.network.firewall import ApplicationRule, DnatRule, NetworkRule
from landbridge.render.arm.ends import NOBODY, Parts, Told, told
from landbridge.render.arm.ground import IP_GROUP, Ground
from landbridge.render.arm.resource import Body
from landbridge.space import ANYWHERE

Rule = NetworkRule | ApplicationRule | DnatRule
WORDS = {"any": "Any", "tcp": "TCP", "udp": "UDP", "icmp": "ICMP"}
TYPES = {"http": "Http", "https": "Https", "mssql": "Mssql"}
UNTOLD = "Say in the estate where it leads, or leave it out."


def firewall_rule(rule: Rule, ground: Ground) -> Parts:
    """The rule; none where it names somebody of whom no address is known.

    Raises InputError for a DNAT rule that leads nowhere.
    """
    named = _named(rule, ground)
    remarks = [f"{rule.name}: {each}" for end in named.values() for each in end.remarks]
    if not all(end.anybody for end in named.values()):
        return Parts((), (*remarks, NOBODY.format(rule.name)))
    sides = {key: value for side, end in named.items() for key, value in _side(side, end, ground)}
    return Parts(({"name": rule.name, **sides, **BODIES[type(rule)](rule, ground)},), remarks)


def _named(rule: Rule, ground: Ground) -> Mapping[str, Told]:
    """The sides of a rule that name addresses: those of FQDNs alone do not."""
    groups = {each.name.lower() for each in ground.network.groups}
    sides: dict[str, Sequence[str]] = {"source": rule.source}
    if isinstance(rule, NetworkRule):
        sides["destination"] = [each for each in rule.destination if not _is_fqdn(each, ground)]
    return {side: told(texts, ground.ends, groups) for side, texts in sides.items() if texts}


def _side(side: str, end: Told, ground: Ground) -> list[tuple[str, list[str]]]:
    """The keys of a side: its addresses and tags, and its IP groups."""
    refs = [ground.id(IP_GROUP, name) for name in end.groups]
    keys = {f"{side}Addresses": [*end.tags, *end.prefixes], f"{side}IpGroups": refs}
    return [(key, value) for key, value in keys.items() if value]


def _network(rule: NetworkRule, ground: Ground) -> Body:
    """A destination that is no tag and no name of the network is an FQDN."""
    names = [each for each in rule.destination if _is_fqdn(each, ground)]
    return {
        "ruleType": "NetworkRule",
        "ipProtocols": [WORDS[each] for each in rule.protocols],
        **({"destinationFqdns": names} if names else {}),
        "destinationPorts": list(rule.ports),
    }


def _is_fqdn(text: str, ground: Ground) -> bool:
    """A name with dots that is neither a name of the network nor, as far as known, a tag."""
    named = text.lower() in ground.ends.named
    return "." in text and not named and ground.ends.plain(text).possible == ANYWHERE


def _application(rule: ApplicationRule, _: Ground) -> Body:
    lists = {
        "targetFqdns": rule.fqdns,
        "fqdnTags": rule.fqdn_tags,
        "webCategories": rule.web_categories,
    }
    return {
        "ruleType": "ApplicationRule",
        "protocols": [_protocol(each) for each in rule.protocols],
        **{key: list(values) for key, values in lists.items() if values},
    }


def _protocol(text: str) -> Body:
    word, _, port = text.partition(":")
    return {"protocolType": TYPES.get(word.lower(), word), "port": int(port)}


def _dnat(rule: DnatRule, _: Ground) -> Body:
    address, name = rule.translated_address, rule.translated_fqdn
    if not (address or name):
        raise InputError(f"the DNAT rule {rule.name} leads nowhere", remedy=UNTOLD)
    return {
        "ruleType": "NatRule",
        "ipProtocols": [WORDS[each] for each in rule.protocols],
        "destinationAddresses": [rule.destination],
        "destinationPorts": [str(rule.port)],
        **({"translatedAddress": address} if address else {"translatedFqdn": name}),
        "translatedPort": str(rule.translated_port),
    }


BODIES: Mapping[type[Rule], Callable[[Any, Ground], Body]] = {
    NetworkRule: _network,
    ApplicationRule: _application,
    DnatRule: _dnat,
}
