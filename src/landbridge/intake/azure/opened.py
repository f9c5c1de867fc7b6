"""Files of JSON as resources of Azure, in whichever of their forms."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from landbridge.armlang.values import key_of
from landbridge.errors import InputError
from landbridge.intake.azure.record import Record
from landbridge.intake.azure.resource import Resource, last, type_of
from landbridge.intake.azure.templates import Place, resources_of
from landbridge.intake.azure.texts import ASK, files_in, read_text
from landbridge.intake.azure.types import DEPLOYED, INTERFACE
from landbridge.intake.exports.found import Remarks
from landbridge.intake.exports.json_text import document
from landbridge.intake.opening import shown
from landbridge.intake.progress import Progress, silent

TEMPLATE, PARAMETERS = "deploymenttemplate.json", "deploymentparameters.json"
NEXT_PAGE = ("nextLink", "skip_token", "$skipToken", "skipToken")
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
OF_SCALE_SET = "virtualmachinescalesets/virtualmachines/networkinterfaces"
"""How the type of an interface ends that a scale set made."""
MORE = "there are more pages than this one: what they hold is not known"
NO_ID = "Export it without --query: each resource must have its `id`."

EMPTY = (
    "no resource stands in it: the list is empty",
    f"Ask as a user who may read there (role Reader). {ASK}",
)
NAMELESS = (
    "it has no resource whose name is known",
    "Give the values of the template's parameters with --parameters, and linked templates beside.",
)


class Opened(NamedTuple):
    """What files hold, and how many there were."""

    resources: Sequence[Resource]
    files: int


def open_exports(
    paths: Sequence[Path], place: Place, remarks: Remarks, progress: Progress = silent
) -> Opened:
    """All resources of these files and folders. Raises InputError for what is none."""
    files = files_in(paths)
    found: list[Resource] = []
    for path in files:
        progress(f"Reading {shown(path)}")
        found += _in_file(path, place, remarks)
    if not found:
        problem, remedy = NAMELESS if remarks.told else EMPTY
        raise InputError(problem, place=", ".join(map(shown, paths)), remedy=remedy)
    return Opened(found, len(files))


def _in_file(path: Path, place: Place, remarks: Remarks) -> Iterator[Resource]:
    text = read_text(path)
    if _is(TEMPLATE, text):
        return resources_of(text, path, place, remarks)
    if _is(PARAMETERS, text):
        root = Record(shown(path), "$", {})
        remarks.add(root, "a file of parameters: name it with --parameters to count it")
        return iter(())
    return _listed(Record(shown(path), "$", {"": document(text, path, ASK)}), remarks)


def _is(schema: str, text: str) -> bool:
    """Whether a text begins like a template or a file of parameters."""
    head = text[:2000].lower()
    return '"$schema"' in head and schema in head


def _listed(root: Record, remarks: Remarks) -> Iterator[Resource]:
    """The resources of a list, a page, an answer of Resource Graph, or a single one."""
    data = root.data[""]
    if isinstance(data, list):
        yield from _each(root.file, "$", data, remarks)
        return
    if not isinstance(data, dict):
        raise InputError("this is a single value, not a list", place=root.file, remedy=ASK)
    whole = Record(root.file, "$", data)
    for key, open_ in PAGES:
        name = key_of(data, key)
        if name is not None and not whole.told("id"):
            yield from _page(whole, name, open_, remarks)
            return
    yield from _one(whole)


def _page(whole: Record, name: str, open_: "Opens", remarks: Remarks) -> Iterator[Resource]:
    for key in NEXT_PAGE:
        if whole.told(key):
            remarks.add(whole, MORE, key)
    yield from _each(whole.file, f"$.{name}", open_(whole, name), remarks)


def _each(file: str, at: str, items: Sequence[object], remarks: Remarks) -> Iterator[Resource]:
    for nth, item in enumerate(items):
        if isinstance(item, list):
            yield from _each(file, f"{at}[{nth}]", item, remarks)
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


def _values(whole: Record, name: str) -> Sequence[object]:
    return whole.values(name)


def _rows(whole: Record, name: str) -> Sequence[object]:
    """The rows of Resource Graph, as objects or as a table with its columns."""
    data = whole.data[name]
    if not isinstance(data, dict):
        return whole.values(name)
    table = whole.inner(name)
    columns = [each.text("name") for each in table.each("columns")]
    return [_row(table, nth, row, columns) for nth, row in enumerate(table.values("rows"))]


def _row(table: Record, nth: int, row: object, columns: Sequence[str]) -> Mapping[str, object]:
    if not isinstance(row, list) or len(row) != len(columns):
        raise table.wrong("a row with a value for each column was expected", f"rows[{nth}]")
    return dict(zip(columns, row, strict=True))


Opens = Callable[[Record, str], Sequence[object]]
PAGES: Sequence[tuple[str, Opens]] = (("data", _rows), ("value", _values))
"""The keys under which answers hold their lists."""
