"""The same estate on a private cloud of Generation 1: what `landbridge diff` compares it with."""

from collections.abc import Mapping
from typing import Any

import yaml

_HEAD = """\
# yaml-language-server: $schema=../../docs/reference/estate.schema.json
# Contoso as it would be on Generation 1: the segments, groups and rules of estate.yaml, behind an
# ExpressRoute circuit that Global Reach joins to the one of the offices. Written by generate.py.
"""
_KEPT = ("schema_version", "customer", "sources", "scope", "groups")
_GUIDE_NAME, _OWN_NAME = "AVS-Gen2-Subnet", "avs-segments"
"""How rules call all segments of the cloud; the guide's word means those of Generation 2."""


def generation_1(estate: str) -> str:
    """The text of its file; `estate` is that of Generation 2."""
    told = yaml.safe_load(estate)
    mine = {key: told[key] for key in _KEPT}
    network = _network(told)
    rules = [_renamed(each) for each in told["firewall_rules"]]
    name = f"{told['name']}-generation-1"
    twin = {"name": name, **mine, "network": network, "firewall_rules": rules}
    return _HEAD + yaml.safe_dump(twin, sort_keys=False, allow_unicode=True, width=100)


def _renamed(rule: Mapping[str, str]) -> Mapping[str, str]:
    return {key: _OWN_NAME if value == _GUIDE_NAME else value for key, value in rule.items()}


def _network(told: Mapping[str, Any]) -> Mapping[str, Any]:
    network = told["network"]
    (cloud,) = network["private_clouds"]
    (site,) = network["sites"]
    segments = [
        {"name": each["name"], "prefix": each["prefix"]}
        for each in told["segments"]
        if "prefix" in each
    ]
    old = {**cloud, "generation": 1, "segments": segments}
    group = {"name": _OWN_NAME, "members": [each["prefix"] for each in segments]}
    joined = {"between": [cloud["name"], site["name"]]}
    return {**network, "groups": [group], "private_clouds": [old], "global_reach": [joined]}
