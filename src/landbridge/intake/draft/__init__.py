"""An estate drafted from what is: what was read, what is guessed from it, and what nobody knows.

Every guess is marked as one, with what it rests on; the open questions end the file.
"""

from collections.abc import Sequence
from dataclasses import replace

import pyarrow.compute as pc

from landbridge.intake.attributes import Attribute
from landbridge.intake.draft.applications import applications
from landbridge.intake.draft.groups import groups
from landbridge.intake.draft.members import members
from landbridge.intake.draft.names import Population, literal
from landbridge.intake.draft.segments import segments
from landbridge.intake.draft.written import listed, text
from landbridge.model.estate import Estate
from landbridge.model.inventory import Inventory

HEAD = """\
# yaml-language-server: $schema=estate.schema.json
#
# A draft from what is there today. A line without a remark was read; a `guess` was concluded, and
# its remark says from what. Go through the guesses, then answer the questions at the end.
schema_version: 1
"""
QUESTIONS = (
    "Which region and zone, which virtual network and address block (private_cloud)?",
    "Which networks must the new blocks not overlap (private_cloud.other_networks)?",
    "Which features does the source use (source_cloud.features)? What is not said is unknown.",
    "Which VMs do not move (scope.exclude)?",
)
NO_ATTRIBUTES = (
    "Are tags or custom attributes in use? The export has no column such as Application, "
    "Environment, Owner or Tags."
)


def draft(estate: Estate, sources: Sequence[str], attributes: Sequence[Attribute] = ()) -> str:
    """The text of an estate file for what was read; `sources` are the paths as it names them."""
    inventory = _moving(estate.inventory)
    everyone = members(inventory.vms)
    population = Population([each.name for each in everyone])
    networks, open_points = segments(inventory)
    guessed, unassigned = applications(everyone, population, attributes)
    asked = (*open_points, *unassigned, *QUESTIONS, _about(attributes))
    parts = (
        [HEAD + f"name: {text(estate.name)}", "", "sources:", f"  rvtools: {listed(sources)}"],
        _scope(inventory),
        ["", "private_cloud:", f"  name: {text('avs-gen2')} # guess: a name to be replaced"],
        networks,
        groups(everyone, population, attributes),
        guessed,
        ["", "# Open questions", *(f"# - {each}" for each in asked)],
    )
    return "\n".join(line for part in parts for line in part) + "\n"


def _moving(inventory: Inventory) -> Inventory:
    """Without templates and agents of vSphere, which are nobody's application."""
    vms = inventory.vms
    tables = {**inventory.tables, "vms": vms.filter(pc.is_null(vms["left_out"]))}
    return replace(inventory, tables=tables)


def _scope(inventory: Inventory) -> list[str]:
    """The clusters, unless a VM stands in none: naming them would leave it out."""
    names: set[str | None] = set(inventory.vms["cluster"].to_pylist())
    if None in names or not names:
        return []
    patterns = sorted({literal(name) for name in names if name})
    return ["", "scope:", f"  clusters: {listed(patterns)} # guess: all clusters that hold VMs"]


def _about(attributes: Sequence[Attribute]) -> str:
    if not attributes:
        return NO_ATTRIBUTES
    names = ", ".join(text(each.name) for each in attributes)
    return f"Do {names} tell what belongs together? Other custom attributes were not read."


__all__ = ["draft"]
