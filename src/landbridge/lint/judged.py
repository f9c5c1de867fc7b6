"""A source judged: each resource by the models and by the rules."""

from collections.abc import Iterator

from landbridge.lint.declared import Declared, Issue, Open, Source
from landbridge.lint.frozen import frozen
from landbridge.lint.issues import Teller
from landbridge.lint.knowledge import modelled
from landbridge.lint.ruled import ruled
from landbridge.lint.shaped import shaped
from landbridge.lint.tree import Lines
from landbridge.lint.versioned import old_version, unknown_type


def judged(source: Source) -> list[Issue]:
    """All issues of a source, in the order of its text; each once."""
    lines = Lines(source.text)
    found = [*source.issues]
    for each in source.resources:
        found += _of(each, source, Teller(source.file, each.subject, lines))
    once = {(e.finding.id, e.finding.message, e.finding.evidence): e for e in reversed(found)}
    return sorted(once.values(), key=_where)


def _of(resource: Declared, source: Source, teller: Teller) -> Iterator[Issue]:
    yield from unknown_type(resource, teller)
    known = modelled(resource.type)
    if known is None:
        return
    yield from old_version(resource, teller)
    yield from shaped(resource, known, teller, source.text)
    yield from frozen(resource, known, teller)
    yield from ruled(resource, source.resources, teller)


def _where(issue: Issue) -> tuple[int, int]:
    place = issue.finding.evidence[0]
    return place.line or 0, place.column or 0


def unjudged(source: Source) -> Iterator[Open]:
    """Resources of types of which nothing is held here, besides what the source could not read."""
    yield from source.open
    for each in source.resources:
        if modelled(each.type) is None:
            yield Open(each.at.start, f"nothing is held here of {each.type}")
