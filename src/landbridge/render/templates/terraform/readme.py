"""How the folders are run, again too, and with what stands already."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.model.plan import Plan
from landbridge.render.arm import Stage
from landbridge.render.arm.resource import id_of
from landbridge.render.templates.readme import Form, command, readme, shell
from landbridge.render.templates.terraform.azapi import RESOURCE
from landbridge.render.templates.terraform.hcl import Block, Expression, document
from landbridge.render.templates.terraform.resources import address
from landbridge.render.templates.terraform.root import PROVIDERS, TERRAFORM, VERSIONS
from landbridge.render.templates.values import EXTENDS, Part, Piece, Staged
from landbridge.render.text import showable

ABOUT = (
    "Terraform, a folder for each stage, each with a state of its own: what the service makes"
    " itself is read once it is there, and nothing of a later stage is planned before."
)
FIRST = (
    "Terraform keeps a state in each folder: give each a backend that is locked and private before"
    " others work with it. No secret stands in these files, but azurerm reads keys of the workspace"
    " into the state."
)
AGAIN = (
    "Render anew and apply again, in the same order; without a change of the estate there is"
    " nothing to do. What the service added to the network of the private cloud stays: its subnets"
    " are no resource of these files, its prefixes are under `ignore_changes`"
    " [network.routes.into-address-space]. So a prefix that the estate adds to that network is"
    " added by `landbridge deploy` or by hand, and not by Terraform. {}"
)
SYNCED = (
    "Apply {} again after each change of segments: it reads the prefixes anew and synchronises the"
    " peers [peering.resync-after-change]."
)
STANDING = (
    "What stands already is taken over, not made anew: beside `main.tf`, an `import` block for each"
    " resource, then `plan`, which shows what would change before anything does. For example:\n"
)
WHOLE = (
    "azapi sends the whole body of a resource: what others set on it and these files do not say is"
    " kept only where `ignore_changes` names it."
)
BY_AZAPI = (
    "Microsoft.AVS is written for azapi, since azurerm cannot express Generation 2; its schema is"
    " checked before anything is sent. So is each other resource of which azurerm cannot say all:"
)
DOWN = (
    "Last folder first: `terraform destroy` in each. It refuses the private cloud until"
    " `prevent_destroy` is taken out; what is put on subnets of the service goes before it."
)


def how(plan: Plan, whole: Staged, secrets: frozenset[str]) -> str:
    """The page; the parts of `whole` are the folders."""
    steps = {part.name: shell(*_commands(part.name)) for part in whole.parts}
    first = f"{FIRST}\n\n{shell('export TF_VAR_subscription_id=SUBSCRIPTION')}"
    form = Form("Terraform", f"{ABOUT} {_versions()}", {"": first, **steps})
    return readme(plan, whole, form._replace(also=[*_also(whole, secrets)]))


def _commands(folder: str) -> Iterator[str]:
    for verb in ("init", "apply"):
        yield command("terraform", f"-chdir={folder}", verb)


def _versions() -> str:
    known = catalogue().value(VERSIONS)
    assert isinstance(known, dict)  # noqa: S101 - the data are ours
    told = ", ".join(f"{source} {known[name]}" for name, source in PROVIDERS.items())
    return f"Terraform {catalogue().value(TERRAFORM)} with {told} [{TERRAFORM}, {VERSIONS}]."


def _also(whole: Staged, secrets: frozenset[str]) -> Iterator[str]:
    yield "## Again, after a change of the plan\n"
    peerings = [part.name for part in whole.parts if part.stage is Stage.PEERINGS]
    yield AGAIN.format(SYNCED.format(f"`{peerings[0]}`") if peerings else "").strip() + "\n"
    yield "## What stands already\n"
    yield STANDING
    for part in whole.parts:
        yield from _imported(part, whole, secrets)
    yield f"{WHOLE}\n"
    yield "## By azapi\n"
    yield f"{BY_AZAPI}\n"
    yield from _by_azapi(whole, secrets)
    yield "## To take it down\n"
    yield f"{DOWN}\n"


def _imported(part: Part, whole: Staged, secrets: frozenset[str]) -> Iterator[str]:
    """The network of the cloud, and the cloud."""
    for each in part.pieces:
        if each.symbol in {whole.network.symbol, whole.cloud.symbol}:
            id_ = id_of("SUBSCRIPTION", each.group, each.type, each.name)
            to = Expression(address(each, secrets))
            own = f"{id_}?api-version={each.version}" if to.text.startswith(RESOURCE) else id_
            block = document([Block("import", (), {"to": to, "id": own})])
            yield f"```terraform\n# {part.name}/import.tf\n{block}```\n"


def _by_azapi(whole: Staged, secrets: frozenset[str]) -> Iterator[str]:
    others = [each for each in whole.pieces if _is_other(each, secrets)]
    told = [f"* {showable(each.name)} ({each.type})" for each in others]
    yield "\n".join(told or ["* none"]) + "\n"


def _is_other(piece: Piece, secrets: frozenset[str]) -> bool:
    ours = piece.type.startswith("Microsoft.AVS/") and EXTENDS not in piece.type
    return not ours and address(piece, secrets).startswith(f"{RESOURCE}.")
