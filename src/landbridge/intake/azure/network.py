"""The resources of an export as a part of a network."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from landbridge.intake.azure.appliances import appliances
from landbridge.intake.azure.attached import titled
from landbridge.intake.azure.harmless import is_idle
from landbridge.intake.azure.missing import missing
from landbridge.intake.azure.names import ENDS, Names
from landbridge.intake.azure.resource import Resource
from landbridge.intake.azure.resources import Resources
from landbridge.intake.azure.survey import Entry, Survey
from landbridge.intake.azure.table import LOOKED_UP, READERS
from landbridge.intake.azure.types import INTERFACE
from landbridge.intake.azure.words import words
from landbridge.intake.exports.found import Remark, Remarks
from landbridge.model.network import Network

EMPTY: tuple[object, ...] = (None, [], {})


class Drafted(NamedTuple):
    """The keys of a network, what was not understood, what is missing, and the names by id."""

    data: Mapping[str, Any]
    remarks: Sequence[Remark]
    missing: int
    names: Mapping[str, str]


def network(
    found: Iterable[Resource],
    remarks: Remarks,
    earlier: Mapping[str, str] | None = None,
    taken: Iterable[str] = (),
) -> Drafted:
    """Everything of an export that decides who reaches whom; names of an earlier import stay.

    `taken` are names that mean something else, such as groups of NSX.
    """
    resources = Resources(found)
    names = Names([*words(resources), *taken], earlier or {})
    for type_ in ENDS:
        names.know(map(titled, resources.of(type_)) if type_ == INTERFACE else resources.of(type_))
    survey = Survey(resources, names, remarks)
    _tell_others(survey)
    entries = [*_read(survey), *missing(survey)]
    entries += list(appliances(entries, survey))
    entries += (("groups", each) for each in survey.doubts.entries())
    told = tuple(dict.fromkeys(remarks.told))
    return Drafted(_joined(entries), told, len(survey.missing), dict(names.given))


def _read(survey: Survey) -> Iterator[Entry]:
    for type_, read in READERS.items():
        if type_ not in ENDS:
            survey.names.know(survey.resources.of(type_))
        for each in survey.resources.of(type_):
            yield from read(each, survey)


def _tell_others(survey: Survey) -> None:
    """What is not read at all, counted by type; what decides nothing is not told."""
    for type_, each in survey.resources.types.items():
        if type_ not in READERS and type_ not in LOOKED_UP and not is_idle(type_):
            more = f", the first of {len(each)}" if len(each) > 1 else ""
            survey.remark(each[0].record, f"{type_} is not read{more}")


def _joined(entries: Iterable[Entry]) -> Mapping[str, Any]:
    """The entries by their keys, in the order of the network's own."""
    listed: dict[str, list[Any]] = defaultdict(list)
    for key, value in entries:
        listed[key].append(_without_empty(value))
    made: dict[str, Any] = {}
    for key in Network.model_fields:
        inner = {
            name.partition(".")[2]: each
            for name, each in listed.items()
            if name.startswith(f"{key}.")
        }
        if key in listed or inner:
            made[key] = inner or listed[key]
    return made


def _without_empty(value: Any) -> Any:  # noqa: ANN401 - an entry, or a name alone
    if not isinstance(value, dict):
        return value
    return {key: each for key, each in value.items() if each not in EMPTY and each != ""}
