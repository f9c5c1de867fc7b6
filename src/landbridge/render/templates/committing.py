"""How configurations of Virtual Network Manager come in force with az: no template can say it."""

import json
from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.model.plan import Plan
from landbridge.network.estate.assembled import assembled
from landbridge.render.arm import version_of
from landbridge.render.arm.committed import Commit, commits
from landbridge.render.arm.ground import Ground
from landbridge.render.arm.virtual_network_manager import INSTANCE
from landbridge.render.templates.identified import SUBSCRIPTION, parsed
from landbridge.render.templates.values import Part, Staged

WHY = (
    "Configurations of Virtual Network Manager count once they are committed to a region, some"
    " minutes later [{}]. Commit again after each change of them:\n"
)
ASKED = "SUBSCRIPTION=$(az account show --query id --output tsv)"


def committed_in(plan: Plan, found: Staged) -> dict[str, list[str]]:
    """Commands by the part behind which they come: the last that makes anything of it."""
    told: dict[str, list[str]] = {}
    ground = Ground(plan.estate, assembled(plan.estate), SUBSCRIPTION)
    for each in commits(ground):
        last = [part.name for part in found.parts if _has(part, each)][-1]
        told.setdefault(last, [ASKED]).append(_command(each))
    return told


def why() -> str:
    """What stands before the commands."""
    return WHY.format(catalogue()["avnm.deployment"].id)


def _has(part: Part, commit: Commit) -> bool:
    own = {(each.type, each.group, each.name) for each in part.pieces}
    ids = (parsed(each, {}) for each in (*commit.configurations, *commit.effective))
    return any((each.type, each.group, each.name) in own for each in ids)


def _command(commit: Commit) -> str:
    body = {
        "commitType": commit.type,
        "targetLocations": list(_regions(commit)),
        "configurationIds": list(commit.configurations),
    }
    url = f"{commit.instance}/commit?api-version={version_of(INSTANCE)}"
    told = json.dumps(body).replace(SUBSCRIPTION, "'\"$SUBSCRIPTION\"'")
    return (
        f'az rest --method post --url "{url.replace(SUBSCRIPTION, "$SUBSCRIPTION")}"'
        f" --body '{told}'"
    )


def _regions(commit: Commit) -> Iterator[str]:
    """Each once, however it is spelled."""
    yield from {each.replace(" ", "").lower(): None for each in commit.regions}
