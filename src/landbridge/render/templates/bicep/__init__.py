"""A plan as Bicep: a module for each part, deployed in order, or all of them by `main.bicep`."""

from collections.abc import Iterator

from landbridge.model.plan import Plan
from landbridge.render.templates.arm.file import parameters_file, used
from landbridge.render.templates.bicep.attached import ATTACHED, attached_module, laid_modules
from landbridge.render.templates.bicep.main import main
from landbridge.render.templates.bicep.module import groups_module, module
from landbridge.render.templates.naming import GROUPS
from landbridge.render.templates.staged import staged
from landbridge.render.templates.values import Staged
from landbridge.render.templates.with_az import Az, how

AT = "modules/{}.bicep"
ABOUT = (
    "Bicep, a module for each stage: what the service makes itself is known only behind the stage"
    " that makes it. Each is deployed in incremental mode, as often as you like."
)
ALSO = (
    "## In a pipeline\n",
    "`main.bicep` makes the resource groups and all modules from `firstStage` to `lastStage`, one"
    " after the other. It asks for `grownPrefixes` as the module of the network does.\n",
)
AZ = Az("Bicep", ABOUT, AT, ALSO)


def bicep(plan: Plan) -> dict[str, str]:
    """Modules and parameters by file, and how to run them. Raises InputError as `staged`."""
    found = staged(plan)
    files = modules(found)
    return {**files, "README.md": how(plan, found, files, AZ)}


def modules(found: Staged) -> dict[str, str]:
    """The files of Bicep, with the values of their parameters."""
    return dict(_files(found))


def _files(found: Staged) -> Iterator[tuple[str, str]]:
    yield "main.bicep", main(found, AT)
    yield AT.format(GROUPS), groups_module(found)
    for part in found.parts:
        yield AT.format(part.name), module(part, found)
    attachments = [each for part in found.parts for each in part.attachments]
    for each in [each for each in attachments if each.properties][:1]:
        yield AT.format(ATTACHED), attached_module(each.version)
    for each in [each for each in attachments if each.routes][:1]:
        for name, text in laid_modules(each.version).items():
            yield AT.format(name), text
    pieces = {GROUPS: found.groups, **{part.name: part.pieces for part in found.parts}}
    for name, made in pieces.items():
        if text := parameters_file(used(made, found)):
            yield AZ.values(name), text


__all__ = ["bicep", "modules"]
