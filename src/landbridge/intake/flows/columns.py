"""Lines into columns, many at once; a line that is no tuple is told, with what is wrong.

The rules of a tuple stand twice: here over whole columns, and in `faults` for a single line. Where
a column breaks one, its lines are looked at one by one.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from pyarrow import csv

from landbridge.intake.flows.faults import fault_of, miscounted
from landbridge.intake.flows.forms import Form, forms
from landbridge.intake.flows.lines import Lines
from landbridge.model.flow_log import FlowBatch, Head, Numbers
from landbridge.space import IPV6_START, PORTS, number_of

MILLISECONDS_PER_SECOND = 1000
SECONDS = (10**9, 10**10)
"""Times of ten digits are seconds, those with three more milliseconds."""
MOST_COUNTED = 10**18
ODD = ("\r", "\t", " ", "x", "+", "-")
"""What no tuple holds, and a reader of columns would forgive."""
KNOWN_MOST = 1 << 20
"""Addresses whose places are kept in mind."""


class Fault(NamedTuple):
    """A line by its place, what is wrong with it, and the head that it stands under."""

    line: int
    problem: str
    head: Head


class Misfit(Exception):
    """Some line is no tuple."""


def batches_of(lines: Lines) -> tuple[list[FlowBatch], list[Fault]]:
    """The tuples among these lines, form by form, and the faults of the others."""
    alike = _alike(lines)
    if alike is not None:
        return [alike], []
    owners = lines.owners()
    found: list[FlowBatch] = []
    problems: list[tuple[int, str]] = []
    texts = [line if isinstance(line, str) else "" for line in lines.lines]
    for commas, places in _by_commas(texts).items():
        form = forms(lines.kind).get(commas)
        if form is None:
            problems += [(place, miscounted(lines.kind, texts[place])) for place in places]
        else:
            told = [(place, fault_of(texts[place], form)) for place in places]
            fine = [place for place, problem in told if not problem]
            problems += [each for each in told if each[1]]
            text = "\n".join(texts[place] for place in fine)
            found.append(_batch(text, form, lines.heads, owners[fine]))
    return found, [Fault(place, why, lines.heads[owners[place]]) for place, why in problems]


def _alike(lines: Lines) -> FlowBatch | None:
    """All lines at once, if all are tuples of one form: nearly always so."""
    try:
        text = "\n".join(lines.lines)  # type: ignore[arg-type] # what is no text is found out so
    except TypeError:
        return None
    count = len(lines.lines)
    form = forms(lines.kind).get(text.count(",") // count)
    if form is None or text.count("\n") != count - 1 or any(odd in text for odd in ODD):
        return None
    try:
        return _batch(text, form, lines.heads, lines.owners())
    except (Misfit, UnicodeEncodeError, pa.ArrowInvalid):
        return None


def _by_commas(texts: Sequence[str]) -> Mapping[int, Sequence[int]]:
    places: dict[int, list[int]] = {}
    for place, text in enumerate(texts):
        places.setdefault(text.count(","), []).append(place)
    return places


def _batch(text: str, form: Form, heads: Sequence[Head], owners: Numbers) -> FlowBatch:
    """Lines of one form. Raises Misfit or ArrowInvalid where one of them is no tuple."""
    table = _table(text, form)
    source, destination = _dictionary(table, "source"), _dictionary(table, "destination")
    addresses = [_number(word) for word in (*source.words, *destination.words)]
    ends = (source.codes, destination.codes + len(source.words))
    _same_family(addresses, *ends)
    _states_known(table, form)
    return FlowBatch(
        heads=heads,
        addresses=addresses,
        head=owners,
        time=_milliseconds(_integers(table, "time")),
        source=ends[0],
        destination=ends[1],
        source_port=_within(_integers(table, "source-port"), PORTS),
        port=_within(_integers(table, "destination-port"), PORTS),
        protocol=_meaning(_dictionary(table, "protocol"), form.protocols).astype(np.int64),
        inbound=_meaning(_dictionary(table, "direction"), form.inbound).astype(np.bool_),
        allowed=_meaning(_dictionary(table, form.decided_by), form.allowed).astype(np.bool_),
        octets=_counted(table, form, "bytes-sent") + _counted(table, form, "bytes-received"),
        answered=_counted(table, form, "packets-received") > 0,
    )


def _table(text: str, form: Form) -> Any:  # noqa: ANN401 - pyarrow has no types
    if not text:
        return pa.table({name: pa.array([], kind) for name, kind in _types(form).items()})
    data = text.encode()
    return csv.read_csv(
        pa.BufferReader(data),
        read_options=csv.ReadOptions(
            use_threads=False, block_size=len(data) + 1, column_names=list(form.fields)
        ),
        parse_options=csv.ParseOptions(quote_char=False, ignore_empty_lines=False),
        convert_options=csv.ConvertOptions(
            column_types=_types(form), null_values=[""], strings_can_be_null=False
        ),
    )


@cache
def _types(form: Form) -> Mapping[str, Any]:
    words = {"source", "destination", "protocol", "direction", "state", "encryption", "decision"}
    text, number = pa.dictionary(pa.int32(), pa.string()), pa.int64()
    return {name: text if name in words else number for name in form.fields}


class Words(NamedTuple):
    """A column of few words: the words, and which one each line has."""

    words: Sequence[str]
    codes: Numbers


def _dictionary(table: Any, name: str) -> Words:  # noqa: ANN401 - as above
    column = table.column(name).unify_dictionaries().combine_chunks()
    if not len(column):
        return Words((), np.zeros(0, np.int64))
    chunk = column.chunk(0) if isinstance(column, pa.ChunkedArray) else column
    codes = chunk.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    return Words(chunk.dictionary.to_pylist(), codes)


def _integers(table: Any, name: str) -> Numbers:  # noqa: ANN401 - as above
    column = table.column(name).fill_null(0).to_numpy()
    return np.asarray(column, np.int64)


def _meaning(column: Words, meanings: Mapping[str, int]) -> Numbers:
    if not all(word in meanings for word in column.words):
        raise Misfit
    return np.array([meanings[word] for word in column.words], np.int64)[column.codes]


def _states_known(table: Any, form: Form) -> None:  # noqa: ANN401 - as above
    if "state" in form.fields and not form.states.issuperset(_dictionary(table, "state").words):
        raise Misfit


def _counted(table: Any, form: Form, name: str) -> Numbers:  # noqa: ANN401 - as above
    if not form.counts:
        return np.zeros(len(table), np.int64)
    return _within(_integers(table, name), MOST_COUNTED)


def _within(numbers: Numbers, end: int) -> Numbers:
    if ((numbers < 0) | (numbers >= end)).any():
        raise Misfit
    return numbers


def _milliseconds(times: Numbers) -> Numbers:
    """Each time by its own digits: files mix both units."""
    in_seconds = (times >= SECONDS[0]) & (times < SECONDS[1])
    scaled = np.where(in_seconds, times, 0) * MILLISECONDS_PER_SECOND
    start, end = (bound * MILLISECONDS_PER_SECOND for bound in SECONDS)
    if not (in_seconds | (times >= start) & (times < end)).all():
        raise Misfit
    return np.where(in_seconds, scaled, times)


def _same_family(addresses: Sequence[int], source: Numbers, destination: Numbers) -> None:
    old = np.array([number < IPV6_START for number in addresses], np.bool_)
    if (old[source] != old[destination]).any():
        raise Misfit


_NUMBERS: dict[str, int] = {}


def _number(text: str) -> int:
    """The place of an address on the line; raises Misfit where it is none."""
    known = _NUMBERS.get(text)
    if known is None:
        try:
            known = number_of(text)
        except ValueError:
            raise Misfit from None
        if len(_NUMBERS) >= KNOWN_MOST:
            _NUMBERS.clear()
        _NUMBERS[text] = known
    return known
