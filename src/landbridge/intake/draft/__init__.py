"""An estate drafted from what is: what was read, what is guessed from it, and what nobody knows.

Every guess is marked as one, with what it rests on; the open questions end the file.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.intake.draft.appliances import Appliances, appliances
from landbridge.intake.draft.applications import applications
from landbridge.intake.draft.clusters import clusters
from landbridge.intake.draft.groups import groups
from landbridge.intake.draft.members import members
from landbridge.intake.draft.names import Population, literal
from landbridge.intake.draft.segments import segments
from landbridge.intake.draft.written import listed, remark, text
from landbridge.intake.rvtools.attributes import Attribute
from landbridge.intake.scope import scoped
from landbridge.model.estate import Estate, Scope
from landbridge.model.inventory import Inventory

HEAD = """\
# yaml-language-server: $schema=estate.schema.json
#
# A draft from what is there today. What no remark speaks of was read; a `guess` was concluded, says
# from what, and on a line of its own is about all entries below it, to the next one. Go through the
# guesses, then answer the questions at the end.
schema_version: 1
"""
QUESTIONS = (
    "Which region and zone, which virtual network and address block (private_cloud)?",
    "Which networks must the new blocks not overlap (private_cloud.other_networks)?",
    "Which features does the source use (source_cloud.features)? What is not said is unknown.",
)
NO_ATTRIBUTES = (
    "Are tags or custom attributes in use? The export has no column such as Application, "
    "Environment, Owner or Tags."
)


def draft(estate: Estate, sources: Sequence[str], attributes: Sequence[Attribute] = ()) -> str:
    """The text of an estate file for what was read; `sources` are the paths as it names them."""
    staying = appliances(_moving(estate).inventory)
    moving = _moving(_without(estate, staying))
    everyone = members(moving.inventory.vms)
    population = Population([each.name for each in everyone])
    sized, quota = clusters(moving)
    networks, open_points = segments(moving.inventory)
    guessed, unassigned = applications(everyone, population, attributes)
    asked = (
        *(*open_points, *unassigned, *QUESTIONS, *quota),
        *(*staying.asked, _left(staying), _about(attributes)),
    )
    parts = (
        [HEAD + f"name: {text(estate.name)}", "", "sources:", f"  rvtools: {listed(sources)}"],
        _scope(moving.inventory, staying),
        ["", "private_cloud:", f"  name: {text('avs-gen2')} # guess: a name to be replaced"],
        sized,
        networks,
        groups(everyone, population, attributes),
        guessed,
        _questions(asked),
    )
    return "\n".join(line for part in parts for line in part) + "\n"


def _without(estate: Estate, staying: Appliances) -> Estate:
    """The estate as the draft has it, under what it proposes to leave out."""
    scope = Scope(exclude=staying.patterns)
    inventory = _with_vms(estate.inventory, scoped(estate.inventory.vms, scope))
    return Estate(name=estate.name, scope=scope, inventory=inventory)


def _moving(estate: Estate) -> Estate:
    """Without what is left out: templates and agents of vSphere are nobody's application."""
    vms = estate.inventory.vms
    counted = _with_vms(estate.inventory, vms.filter(pc.is_null(vms["left_out"])))
    return estate.model_copy(update={"inventory": counted})


def _with_vms(inventory: Inventory, vms: pa.Table) -> Inventory:
    return replace(inventory, tables={**inventory.tables, "vms": vms})


def _scope(inventory: Inventory, staying: Appliances) -> list[str]:
    lines = [*_clusters(inventory), *staying.lines()]
    return ["", "scope:", *lines] if lines else []


def _clusters(inventory: Inventory) -> Iterator[str]:
    """The clusters, unless a VM stands in none: naming them would leave it out."""
    names: set[str | None] = set(inventory.vms["cluster"].to_pylist())
    if names and None not in names:
        patterns = sorted({literal(name) for name in names if name})
        yield f"  clusters: {listed(patterns)} # guess: all clusters that hold VMs"


def _left(staying: Appliances) -> str:
    return f"Which {'other ' * bool(staying.staying)}VMs do not move (scope.exclude)?"


def _about(attributes: Sequence[Attribute]) -> str:
    if not attributes:
        return NO_ATTRIBUTES
    names = ", ".join(text(each.name) for each in attributes)
    return f"Do {names} tell what belongs together? Other custom attributes were not read."


def _questions(asked: Iterable[str]) -> Iterator[str]:
    yield from ("", "# Open questions")
    for each in asked:
        yield from remark(each, depth=0, dash="- ")


__all__ = ["draft"]
