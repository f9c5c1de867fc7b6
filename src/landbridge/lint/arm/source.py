"""The resources of a template, computed as far as that can be done."""

from collections.abc import Iterator, Mapping

from landbridge.armlang import (
    Deployment,
    NotYetKnown,
    Pending,
    Resource,
    Scope,
    Template,
    document,
    expanded,
    nested,
)
from landbridge.catalogue.arm import public_cloud, template_limits
from landbridge.errors import InputError
from landbridge.lint import told as rules
from landbridge.lint.arm.fragment import (
    fragment,
    headless,
    is_headless,
    is_resource,
    with_head,
    wrapped,
)
from landbridge.lint.arm.read import JSON, Read
from landbridge.lint.arm.written import AS_WRITTEN, LATE, NO_BODY, as_written, made, template_in
from landbridge.lint.declared import Declared, Issue, Open, Source
from landbridge.lint.issues import Teller
from landbridge.lint.json_tree import json_tree
from landbridge.lint.tree import Value

NOWHERE = "00000000-0000-0000-0000-000000000000"
STAND_INS: Mapping[str, object] = {"int": 1, "array": []}
"""What may stand for parameters without a value, to see whether all else can be computed."""
DEPLOYMENT = "microsoft.resources/deployments"


def arm_source(text: str, file: str) -> Source:
    """The resources of a text. Raises InputError with line and column."""
    value = document(text, file, template_limits())
    tree = json_tree(text, file)
    read = Read(file, text, value, tree)
    if isinstance(value, dict) and is_headless(value):
        return _of_template(read, with_head(value), (headless(read),))
    if isinstance(value, dict) and not is_resource(value):
        return _of_template(read, value)
    alone = value if isinstance(value, list) else [value]
    read = read._replace(alone=tuple(tree.items) if tree.is_list else (tree,))
    return _of_template(read, wrapped(alone, read), (fragment(read),))


def _of_template(read: Read, value: object, issues: tuple[Issue, ...] = ()) -> Source:
    found: list[Declared] = []
    open_: list[Open] = []
    try:
        template = Template.read(value, read.file, template_limits())
    except InputError as error:
        raise _placed(error, read) from None
    try:
        deployment = _expanded(template, {})
    except InputError as error:
        told = (*issues, *_failing(template, error, read, open_))
        found += as_written(template, read, open_)
        return Source(read.file, read.text, JSON, tuple(found), told, tuple(open_))
    found += _all(deployment, read, open_)
    return Source(read.file, read.text, JSON, tuple(found), issues, tuple(open_))


def _expanded(template: Template, given: Mapping[str, object]) -> Deployment:
    """The template with all other parameters open."""
    scope = Scope(
        template_limits(),
        level=template.level,
        subscription=NOWHERE,
        resource_group="group",
        environment=public_cloud(),
    )
    return expanded(template, scope, given, open_parameters=True)


def _failing(
    template: Template, error: InputError, read: Read, open_: list[Open]
) -> Iterator[Issue]:
    """Why a template cannot be computed: a fault of its own, or only that some value lacks."""
    given = {
        name: STAND_INS[kind]
        for name, schema in template.parameters.items()
        if (kind := str(schema.get("type")).casefold()) in STAND_INS
        and "defaultValue" not in schema
    }
    try:
        _expanded(template, given)
    except InputError as other:
        yield _not_computed(other, read)
    else:
        open_.append(Open(read.tree.start, AS_WRITTEN.format(error.problem)))


def _all(deployment: Deployment, read: Read, open_: list[Open]) -> Iterator[Declared]:
    """All resources; those that are left out for now are judged as they are written."""
    put = [each for each in deployment.resources if each.deployed]
    yield from as_written(deployment.template, read, open_, {each.spot.path for each in put})
    for each in put:
        source = read.at(each.spot.path)
        if each.type.casefold() != DEPLOYMENT:
            yield _declared(each, source)
            continue
        try:
            inner = nested(each)
        except InputError as error:
            yield from _inner_as_written(each, read, (error, open_))
            continue
        if inner is not None:
            yield from _all(inner, read, open_)


def _inner_as_written(
    each: Resource, read: Read, told: tuple[InputError, list[Open]]
) -> Iterator[Declared]:
    """The resources of a template within the template, of which not all can be computed."""
    error, open_ = told
    source = read.at(each.spot.path)
    template = template_in(each.declared, each.context.frame.functions)
    if template is None:
        open_.append(Open(source.start, error.problem, whole=True))
        return
    why = LATE if isinstance(error, NotYetKnown) else error.problem
    open_.append(Open(source.start, AS_WRITTEN.format(why)))
    yield from as_written(template, read, open_)


def _declared(each: Resource, source: Value) -> Declared:
    body = {k: v for k, v in each.body.items() if k not in NO_BODY}
    return made(each.type, each.api_version, body, _subject(each), source)


def _subject(each: Resource) -> str:
    return each.name.text if isinstance(each.name, Pending) else str(each.name)


def _not_computed(error: InputError, read: Read) -> Issue:
    teller = Teller(read.file, read.file, read.lines)
    at = read.at(str(getattr(error.place, "path", ""))).start
    return teller.issue(rules.NOT_COMPUTED, at, error.problem, error.remedy)


def _placed(error: InputError, read: Read) -> InputError:
    """The same error with line and column."""
    path = getattr(error.place, "path", None)
    if path is None:
        return error
    line, column = read.lines.of(read.at(str(path)).start)
    place = f"{read.file}, line {line}, column {column}"
    return InputError(error.problem, place=place, remedy=error.remedy)
