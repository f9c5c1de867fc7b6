"""The file that calls all modules."""

from landbridge.lint.bicep.quoting import text
from landbridge.render.templates.arm.file import used
from landbridge.render.templates.bicep.module import SUBSCRIPTION, declared, groups
from landbridge.render.templates.bicep.writing import Said, written
from landbridge.render.templates.values import Parameter, Part, Staged

FROM, TO = "firstStage", "lastStage"
"""No names of functions, such as `first`: scanners take them for those."""
FIRST = "Number of the first stage that is deployed."
LAST = "Number of the last one. NSX comes between stages: see README.md."


def main(found: Staged, at: str) -> str:
    """Resource groups and modules; `at` is the path of a module by its name."""
    made, most = [], len(found.parts)
    before = ""
    for number, part in enumerate(found.parts, start=1):
        made.append(_call(part, number, found, at.format(part.name), before))
        before = _symbol(number)
    known = {each.name for each in used(found.groups, found)}
    pieces = [each for part in found.parts for each in part.pieces]
    asked = [declared(each) for each in used(pieces, found) if each.name not in known]
    stages = [_stage(name, about, most) for name, about in ((FROM, FIRST), (TO, LAST))]
    return "\n\n".join([SUBSCRIPTION, *asked, *stages, *groups(found), *made]) + "\n"


def _symbol(number: int) -> str:
    return f"stage_{number}"


def _stage(name: str, about: str, most: int) -> str:
    limits = f"@minValue(1)\n@maxValue({most})\n"
    return limits + declared(Parameter(name, about, int))


def _call(part: Part, number: int, found: Staged, path: str, before: str) -> str:
    params = {each.name: Said(each.name) for each in used(part.pieces, found)}
    config = {
        "name": part.name,
        "scope": Said(_scope(part, found)),
        **({"params": params} if params else {}),
        **({"dependsOn": [Said(before)]} if before else {}),
    }
    when = f"if ({FROM} <= {number} && {TO} >= {number}) "
    return f"module {_symbol(number)} {text(path)} = {when}{written(config, lambda each: '')}"


def _scope(part: Part, found: Staged) -> str:
    """Where a module is deployed: in a group of ours, one that stands, or the subscription."""
    for each in found.groups:
        if each.name.lower() == part.group.lower():
            return each.symbol
    return f"resourceGroup({text(part.group)})" if part.group else "subscription()"
