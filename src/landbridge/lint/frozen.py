"""What is set at creation only, where a resource that is there is changed."""

from collections.abc import Iterator

from landbridge.catalogue.shapes import Property, Shapes
from landbridge.lint import told as rules
from landbridge.lint.declared import Declared, Issue
from landbridge.lint.edits import removed
from landbridge.lint.issues import Teller
from landbridge.lint.knowledge import Modelled
from landbridge.lint.tree import Entry, Value, plain


def frozen(resource: Declared, known: Modelled, teller: Teller) -> Iterator[Issue]:
    """An issue for each such property that a change writes, or that a plan gives another value."""
    if resource.changes:
        for path, entry, owner in _create_only(resource.body, known.model, known.shapes):
            edits = [removed(entry, owner)] if owner.own else []
            seen = f"`{'.'.join(path)}`: it is set at creation only"
            yield teller.issue(rules.CREATE_ONLY, entry.start, seen, "", *edits)
    if resource.before is not None:
        body = plain(resource.body)
        for misfit in known.shapes.frozen(body, resource.before, known.model):
            value = resource.body.at(misfit.path.split(".")) or resource.body
            seen = f"`{misfit.path}`: the plan gives it another value"
            yield teller.issue(rules.CREATE_ONLY, value.start, seen)


def _create_only(
    value: Value, model: str, shapes: Shapes, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Entry, Value]]:
    told = {key: entry.value.holds for key, entry in value.entries.items()}
    properties = shapes.properties(model, told)
    for key, entry in value.entries.items():
        held = properties.get(key, Property())
        if held.create_only:
            yield (*path, key), entry, value
        elif held.model:
            yield from _create_only(entry.value, held.model, shapes, (*path, key))
