"""Configurations of Virtual Network Manager put in force, region by region."""

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from landbridge.render.arm import Stage
from landbridge.render.arm.committed import Commit
from landbridge.render.templates.identified import parsed
from landbridge.render.templates.terraform.hcl import Block, Expression, Value
from landbridge.render.templates.terraform.scene import Scene
from landbridge.render.templates.values import LOCATION, Id

KIND = "azurerm_network_manager_deployment"
WHY = "A configuration counts only once it is deployed; another digest deploys it again."
ORDER = list(Stage)
Symbols = Mapping[tuple[str, str, str], str]
SHOWN = 20
"""Digits of a digest."""


def deployments(commits: Iterable[Commit], scene: Scene, home: str) -> Iterator[Block]:
    """One for each kind of configuration in each region; `home` is that of the private cloud.

    Each in the stage in which the last stands of what it makes effective.
    """
    symbols = {key: each.symbol for key, each in scene.known.items()}
    for commit in (each for each in commits if _is_last(each, scene, symbols)):
        instance = parsed(commit.instance, symbols)
        ids = [parsed(each, symbols) for each in commit.configurations]
        effective = [parsed(each, symbols) for each in commit.effective]
        for number, region in enumerate(_regions(commit), start=1):
            yield Block(
                "resource",
                (KIND, f"{instance.symbol}_{commit.type.lower()}_{number}"),
                {
                    "network_manager_id": scene.id(instance),
                    "location": Expression(f"var.{LOCATION}") if region == home else region,
                    "scope_access": commit.type,
                    "configuration_ids": [scene.id(each) for each in ids],
                    "triggers": {"effective": digest(commit.effective)},
                    **_after([each for each in effective if each not in ids], scene),
                },
                why=(WHY,),
            )


def _is_last(commit: Commit, scene: Scene, symbols: Symbols) -> bool:
    ids = [parsed(each, symbols) for each in (*commit.configurations, *commit.effective)]
    stages = [piece.stage for each in ids if (piece := scene.piece(each))]
    return bool(stages) and max(stages, key=ORDER.index) is scene.stage


def _regions(commit: Commit) -> list[str]:
    """Each once, however it is spelled."""
    return list({each.replace(" ", "").lower(): each for each in commit.regions}.values())


def _after(effective: list[Id], scene: Scene) -> dict[str, Value]:
    """Rules are named by no argument, and must stand."""
    addresses = [Expression(at) for each in effective if (at := scene.address(each))]
    return {"depends_on": addresses} if addresses else {}


def digest(effective: Mapping[str, object]) -> str:
    """What tells one state of a configuration from another."""
    text = json.dumps(effective, sort_keys=True, default=repr)
    return sha256(text.encode()).hexdigest()[:SHOWN]
