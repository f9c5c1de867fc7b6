"""What one record holds: the tuples of each rule, by what wrote it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from landbridge.catalogue import catalogue
from landbridge.intake.flows.faults import sayable
from landbridge.model.flow_log import LogKind

Data = Mapping[str, object]


class Unfit(Exception):
    """Why a record is none that we read; `foreign` where it is no flow log at all."""

    def __init__(self, problem: str, *, foreign: bool = False) -> None:
        super().__init__(problem)
        self.foreign = foreign


class Part(NamedTuple):
    """The tuples of one rule, as they stand in the record."""

    kind: LogKind
    group: str
    rule: str
    lines: Sequence[str]


def parts(record: object) -> Iterator[Part]:
    """The tuples of a record, rule by rule. Raises Unfit."""
    if not isinstance(record, dict):
        raise Unfit("a record is no mapping")
    return OF_KIND[_kind(record)](record)


def _kind(record: Data) -> LogKind:
    """By its category; without one, by the keys that only one kind of log has."""
    category = record.get("category")
    if category is None:
        return LogKind.VIRTUAL_NETWORK if "flowRecords" in record else LogKind.SECURITY_GROUP
    kind = _categories().get(str(category).lower())
    if kind is None:
        known = " and ".join(map(str, _categories().values()))
        problem = f"the category {sayable(category)} is no flow log; read are {known}"
        raise Unfit(problem, foreign=True)
    return kind


@cache
def _categories() -> Mapping[str, LogKind]:
    known = catalogue()
    return {
        str(known.value("flow-log.vnet.category")).lower(): LogKind.VIRTUAL_NETWORK,
        str(known.value("flow-log.nsg.category")).lower(): LogKind.SECURITY_GROUP,
    }


def _of_network(record: Data) -> Iterator[Part]:
    _known_version(record.get("flowLogVersion"), LogKind.VIRTUAL_NETWORK)
    for flow in _listed(_mapping(record, "flowRecords"), "flows"):
        group = _last(flow.get("aclID"))
        for rule in _listed(flow, "flowGroups"):
            yield _part(LogKind.VIRTUAL_NETWORK, group, rule, rule)


def _of_group(record: Data) -> Iterator[Part]:
    group, properties = _last(record.get("resourceId")), _mapping(record, "properties")
    _known_version(properties.get("Version"), LogKind.SECURITY_GROUP)
    for rule in _listed(properties, "flows"):
        for flow in _listed(rule, "flows"):
            yield _part(LogKind.SECURITY_GROUP, group, rule, flow)


OF_KIND = {LogKind.VIRTUAL_NETWORK: _of_network, LogKind.SECURITY_GROUP: _of_group}


def _known_version(version: object, kind: LogKind) -> None:
    """Raises Unfit: fields may stand elsewhere in another version. A record need not tell its."""
    known = _versions()[kind]
    if version is not None and str(version) not in known:
        read = f"version {' or '.join(known)} is read"
        raise Unfit(f"the fields of a {kind} of version {sayable(version)} are not known; {read}")


@cache
def _versions() -> Mapping[LogKind, Sequence[str]]:
    values = {
        LogKind.VIRTUAL_NETWORK: catalogue().value("flow-log.vnet.version"),
        LogKind.SECURITY_GROUP: catalogue().value("flow-log.nsg.versions"),
    }
    return {
        kind: tuple(map(str, value if isinstance(value, tuple) else (value,)))
        for kind, value in values.items()
    }


def _part(kind: LogKind, group: str, rule: Data, flow: Data) -> Part:
    lines = flow.get("flowTuples")
    if not isinstance(lines, list):
        raise Unfit("a record has no list `flowTuples` where one is expected")
    return Part(kind, group, sayable(rule.get("rule") or ""), lines)


def _last(text: object) -> str:
    """The last word of a resource id; other ids as they are."""
    return sayable(text or "").rstrip("/").rpartition("/")[2]


def _mapping(data: Data, key: str) -> Data:
    inner = data.get(key)
    if not isinstance(inner, dict):
        raise Unfit(f"a record has no mapping `{key}`")
    return inner


def _listed(data: Data, key: str) -> Iterator[Data]:
    inner = data.get(key)
    if not isinstance(inner, list) or not all(isinstance(each, dict) for each in inner):
        raise Unfit(f"a record has no list of mappings `{key}`")
    yield from inner
