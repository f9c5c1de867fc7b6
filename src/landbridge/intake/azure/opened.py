"""Files of JSON as resources of Azure, in whichever of their forms."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from landbridge.errors import InputError
from landbridge.intake.azure.earlier import Earlier
from landbridge.intake.azure.pages import Page, page_of, tell_lacking
from landbridge.intake.azure.record import Record
from landbridge.intake.azure.resource import Resource, last, type_of
from landbridge.intake.azure.templates import Place, refuse_unknown, resources_of, values_beside
from landbridge.intake.azure.texts import ASK, files_in, read_text
from landbridge.intake.azure.types import DEPLOYED, INTERFACE
from landbridge.intake.exports.found import Remarks
from landbridge.intake.exports.json_text import document
from landbridge.intake.opening import shown
from landbridge.intake.progress import Progress, silent

TEMPLATE, PARAMETERS = "deploymenttemplate.json", "deploymentparameters.json"
FOREIGN = (
    ("$schema", "of a schema that is not read"),
    ("domains", "a dump of NSX; `landbridge import nsx` reads it"),
    ("children", "a tree of NSX; `landbridge import nsx` reads it"),
    ("records", "a flow log; `landbridge replay` reads it"),
    ("values", "a list of service tags; `sources.service_tags` of the estate names it"),
    ("terraform_version", "a state of Terraform"),
    ("resources", "a template without its $schema"),
)
"""Keys by which other files are known."""
UNCOUNTED = "a file of parameters: name it with --parameters to count it"
OF_SCALE_SET = "virtualmachinescalesets/virtualmachines/networkinterfaces"
"""How the type of an interface ends that a scale set made."""
BLANK = (
    "the file is empty, as a command leaves it that fails: what it was to show is not known. Ask"
    " again as a user who may read there (role Reader)"
)
NO_ID = "Export it without --query: each resource must have its `id`."

EMPTY = (
    "no resource stands in it: the list is empty",
    f"Ask as a user who may read there (role Reader). {ASK}",
)
NAMELESS = (
    "it has no resource whose name is known",
    "Give the values of the template's parameters with --parameters, and linked templates beside.",
)
ONLY_PARAMETERS = (
    "this is a file of parameters, and no template",
    "Name the template, and this file with --parameters.",
)


class Opened(NamedTuple):
    """What files hold, and how many there were."""

    resources: Sequence[Resource]
    files: int


class Reading(NamedTuple):
    """What one file after the other adds to."""

    remarks: Remarks
    pages: list[Page]
    earlier: Earlier


class Told(NamedTuple):
    """Resources, where they come from, and what was not understood of that."""

    resources: Sequence[Resource]
    source: str
    remarks: Remarks


def open_exports(
    paths: Sequence[Path], place: Place, remarks: Remarks, progress: Progress = silent
) -> Opened:
    """All resources of these files and folders. Raises InputError for what is none."""
    files, pages = files_in(paths), list[Page]()
    counted = {each for each in map(values_beside, files) if each}
    place = place._replace(several=len([each for each in files if each not in counted]) > 1)
    found: list[Resource] = []
    kinds, templates, earlier = set[str](), dict[Path, str](), Earlier()
    for path in files:
        progress(f"Reading {shown(path)}")
        text = read_text(path)
        kinds.add(_schema(text))
        templates |= {path: text} if place.parameters and _schema(text) == TEMPLATE else {}
        if path in counted and len(files) > 1:
            continue
        if text.strip() or len(files) == 1:
            found += _in_file(path, text, place, Reading(remarks, pages, earlier))
        else:
            remarks.add(Record(shown(path), "$", {}), BLANK)
    refuse_unknown(place, templates)
    found += earlier.concluded({each.key for each in found}, remarks)
    tell_lacking(pages, remarks)
    if not found:
        problem, remedy = _nothing(kinds)
        raise InputError(problem, place=", ".join(map(shown, paths)), remedy=remedy)
    return Opened(found, len(files))


def _in_file(path: Path, text: str, place: Place, reading: Reading) -> Iterator[Resource]:
    schema = _schema(text)
    if schema == TEMPLATE:
        return resources_of(text, path, place, reading.remarks, reading.earlier)
    if schema == PARAMETERS:
        reading.remarks.add(Record(shown(path), "$", {}), UNCOUNTED)
        return iter(())
    return _listed(Record(shown(path), "$", {"": document(text, path, ASK)}), reading.pages)


def _schema(text: str) -> str:
    """Whether a text begins like a template or a file of parameters; else nothing."""
    head = text[:2000].lower()
    known = (each for each in (TEMPLATE, PARAMETERS) if each in head)
    return next(known, "") if '"$schema"' in head else ""


def _nothing(kinds: set[str]) -> tuple[str, str]:
    """Why files of these schemas have no resource, and what to do."""
    if kinds == {PARAMETERS}:
        return ONLY_PARAMETERS
    return NAMELESS if TEMPLATE in kinds else EMPTY


def _listed(root: Record, pages: list[Page]) -> Iterator[Resource]:
    """The resources of a list, a page, an answer of Resource Graph, or a single one."""
    data = root.data[""]
    if isinstance(data, list):
        yield from _each(root.file, "$", data)
        return
    if not isinstance(data, dict):
        raise InputError("this is a single value, not a list", place=root.file, remedy=ASK)
    whole = Record(root.file, "$", data)
    page = page_of(whole)
    if page is None:
        yield from _one(whole)
        return
    pages.append(page)
    yield from _each(root.file, f"$.{page.key}", page.items)


def _each(file: str, at: str, items: Sequence[object]) -> Iterator[Resource]:
    for nth, item in enumerate(items):
        if isinstance(item, list):
            yield from _each(file, f"{at}[{nth}]", item)
            continue
        if not isinstance(item, dict):
            problem = "an object was expected: a resource of Azure"
            raise InputError(problem, place=f"{file}, {at}[{nth}]", remedy=ASK)
        yield from _one(Record(file, f"{at}[{nth}]", item))


def _one(record: Record) -> Iterator[Resource]:
    """A resource by its id; children that are written by themselves have theirs too."""
    if record.told("configurationIds") and record.told("deploymentType"):
        yield Resource(record.at, DEPLOYED, "deployment", record)
        return
    id_, type_ = record.text("id"), record.text("type").lower()
    type_ = type_of(id_) or (type_ if "/" in type_ else "")
    if not type_:
        raise _no_resource(record)
    type_ = INTERFACE if type_.endswith(OF_SCALE_SET) else type_
    yield Resource(id_, type_, last(record.text("name") or id_), record)


def _no_resource(record: Record) -> InputError:
    if record.told("error"):
        said = record.inner("error").text("code") or "without a code"
        remedy = "Ask again as a user who may read there (role Reader)."
        return InputError(f"an error that Azure answered: {said}", place=_at(record), remedy=remedy)
    for key, what in FOREIGN:
        if record.told(key):
            return InputError(f"this is {what}", place=_at(record), remedy=ASK)
    problem = "this is no resource of Azure: it has no id"
    return InputError(problem, place=_at(record), remedy=f"{NO_ID} {ASK}")


def _at(record: Record) -> str:
    return f"{record.file}, {record.at}"
