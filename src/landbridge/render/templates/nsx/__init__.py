"""What NSX shall hold, as the tree that its Policy API takes, and how it gets there."""

import json

from landbridge.catalogue import catalogue
from landbridge.model.plan import Plan
from landbridge.render.arm import version_of
from landbridge.render.arm.ground import CLOUD
from landbridge.render.nsx import Remark, rendered_plan
from landbridge.render.templates.readme import NOT_CLEARED, plain, shell, told_lines

TREE = "infra.json"
GATEWAY = "tier-1"
RENAMED = (
    'walk(if . == "/infra/tier-1s/tier-1" then "/infra/tier-1s/" + $id'
    ' elif type == "object" and .target_type == "Tier1" and .id == "tier-1" then .id = $id'
    " else . end)"
)
USER = "join('', ['user = \"', nsxtUsername, ':', nsxtPassword, '\"'])"


def nsx(plan: Plan) -> dict[str, str]:
    """The tree with its page. Raises NoTraffic for a service that nobody knows."""
    found = rendered_plan(plan)
    text = json.dumps(found.tree, indent=1, ensure_ascii=False) + "\n"
    return {TREE: text, "README.md": _page(plan, found.remarks)}


def _page(plan: Plan, remarks: tuple[Remark, ...]) -> str:
    name, most = plan.estate.private_cloud.name, int(catalogue().number("nsx.tree.objects-max"))
    return "\n".join(
        [
            f"# {name}: segments, groups and firewall of NSX\n",
            *([] if plan.cleared else [NOT_CLEARED]),
            f"`{TREE}` is one tree for the Policy API, for one call, which takes {most:,} objects:"
            " what it names is made or changed, all else stays. Each object of it bears the tag"
            f" `landbridge|{plain(plan.estate.name)}`. `landbridge deploy` does all of this by"
            " itself.\n",
            "## How\n",
            "From where the manager is reached, once the private cloud stands. The gateway has a"
            f" name of the service, for which `{GATEWAY}` stands in the tree.\n",
            _commands(plan),
            "The network of the private cloud grows with each segment: synchronise its peers"
            " afterwards [peering.resync-after-change].\n",
            "## What cannot be undone\n",
            "What it changed does not come back by itself: keep what `GET` tells before. Nothing is"
            " deleted by it: what a later tree leaves out stays until somebody deletes"
            " it.\n",
            "## What is not exactly so\n",
            *told_lines([f"{each.subject}: {each.what}" for each in remarks]),
        ]
    )


def _commands(plan: Plan) -> str:
    cloud = plan.estate.private_cloud
    url = (
        "/subscriptions/$SUBSCRIPTION/resourceGroups/"
        f"{cloud.resource_group}/providers/{CLOUD}/{cloud.name}"
    )
    ask = f'az rest --method {{}} --url "{url}{{}}?api-version={version_of(CLOUD)}" --output tsv'
    infra = '"${NSX}policy/api/v1/infra'
    return shell(
        "SUBSCRIPTION=$(az account show --query id --output tsv)",
        f"NSX=$({ask.format('get', '')} --query properties.endpoints.nsxtManager)",
        f'(umask 077; {ask.format("post", "/listAdminCredentials")} --query "{_inner(USER)}"'
        " > nsx.user)",
        f"ID=$(curl --config nsx.user {infra}/tier-1s\" | jq --raw-output '.results[0].id')",
        f"jq --arg id \"$ID\" '{RENAMED}' {TREE} |",
        "  curl --fail --config nsx.user --request PATCH --data @- \\",
        f"    --header 'Content-Type: application/json' {infra}\"",
        "rm nsx.user",
    )


def _inner(text: str) -> str:
    """A text within double quotes of a shell."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$")


__all__ = ["nsx"]
