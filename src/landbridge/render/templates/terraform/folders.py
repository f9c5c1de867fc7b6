"""All files of the Terraform form: a root a stage, and how they are run."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from landbridge.model.plan import Plan
from landbridge.network.estate.assembled import assembled
from landbridge.render.arm import Stage
from landbridge.render.arm.committed import Commit
from landbridge.render.arm.committed import commits as committed
from landbridge.render.arm.ground import Ground
from landbridge.render.templates.identified import SUBSCRIPTION
from landbridge.render.templates.staged import staged
from landbridge.render.templates.terraform.commits import deployments
from landbridge.render.templates.terraform.hcl import Block, document, expressions
from landbridge.render.templates.terraform.outputs import outputs
from landbridge.render.templates.terraform.readme import how
from landbridge.render.templates.terraform.resources import address, resources
from landbridge.render.templates.terraform.root import variables, versions
from landbridge.render.templates.terraform.scene import Scene
from landbridge.render.templates.terraform.uplinks import network, uplinks
from landbridge.render.templates.values import Part, Staged

GENERATED = "Rendered from the plan of {}: change the estate and render again."


def terraform(plan: Plan) -> Mapping[str, str]:
    """Texts by path. Raises InputError for what Azure could not hold."""
    whole = by_stage(staged(plan))
    ground = Ground(plan.estate, assembled(plan.estate), SUBSCRIPTION)
    commits = tuple(committed(ground))
    secrets = frozenset(each.name for each in whole.parameters if each.secret)
    files = {"README.md": how(plan, whole, secrets)}
    head = GENERATED.format(plan.estate.name)
    for part in whole.parts:
        for name, blocks in contents(part, whole, secrets, commits).items():
            files[f"{part.name}/{name}"] = document(blocks, (head,))
    return files


def by_stage(whole: Staged) -> Staged:
    """A part a stage, whatever the groups: a root makes things in several. Groups are its first."""
    parts = [each for stage in Stage if (each := _part(stage, whole)).pieces or each.attachments]
    named = (
        replace(each, name=f"{number:02}-{re.sub(r'[^a-z]+', '-', each.stage.value)}")
        for number, each in enumerate(parts, start=1)
    )
    return replace(whole, parts=tuple(named))


def _part(stage: Stage, whole: Staged) -> Part:
    own = [each for each in whole.parts if each.stage is stage]
    pieces = [piece for each in own for piece in each.pieces]
    groups = whole.groups if stage is Stage.FOUNDATION else ()
    put = [each for part in own for each in part.attachments]
    return Part("", stage, "", (*groups, *pieces), tuple(put))


def contents(
    part: Part, whole: Staged, secrets: frozenset[str], commits: Sequence[Commit]
) -> Mapping[str, Sequence[Block]]:
    """The files of a root by their name."""
    scene = scene_of(part, whole, secrets)
    main = (*_main(part, whole, scene, secrets), *deployments(commits, scene, whole.region))
    return {
        "versions.tf": tuple(versions()),
        "variables.tf": tuple(variables(whole.parameters, _used(main))),
        "main.tf": main,
        "outputs.tf": tuple(outputs(part.pieces, part.attachments, scene)),
    }


def scene_of(part: Part, whole: Staged, secrets: frozenset[str]) -> Scene:
    """What stands in a root is known by its address."""
    every = [*whole.groups, *whole.pieces]
    return Scene(
        part.stage,
        {each.symbol: address(each, secrets) for each in part.pieces},
        {(each.type.lower(), each.group.lower(), each.name.lower()): each for each in every},
    )


def _main(part: Part, whole: Staged, scene: Scene, secrets: frozenset[str]) -> Iterator[Block]:
    made = [*resources(part.pieces, scene, secrets, whole.network)]
    if part.attachments or any("triggers" in each.attributes for each in made):
        yield network(whole.network, scene)
    yield from made
    yield from uplinks(part.attachments, scene)


def _used(blocks: Sequence[Block]) -> frozenset[str]:
    """The names of the variables in blocks."""
    return frozenset(each.text.removeprefix("var.") for each in expressions(blocks))
