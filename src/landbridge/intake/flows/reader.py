"""All flow logs below some paths as batches, with what could not be read told beside them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from landbridge.errors import InputError
from landbridge.intake.flows.columns import batches_of
from landbridge.intake.flows.faults import sayable
from landbridge.intake.flows.files import EXPECTED, Unpacked, log_files, opened
from landbridge.intake.flows.lines import Lines
from landbridge.intake.flows.records import Part, Unfit, parts
from landbridge.intake.flows.stream import Records
from landbridge.intake.flows.window import Broken, Window
from landbridge.intake.opening import shown
from landbridge.intake.progress import Progress, silent
from landbridge.model.flow_log import FlowBatch, Head, LogGap, LogKind

TOGETHER = 1 << 18
"""Tuples that are looked at together."""


class FlowLogs:
    """Goes once through all files; memory holds one batch, and one record of one file."""

    def __init__(self, paths: Sequence[Path], progress: Progress = silent) -> None:
        self._files = log_files(paths)
        self._progress = progress
        self._gaps: dict[tuple[str, str], LogGap] = {}
        self._waiting = {kind: Lines(kind) for kind in LogKind}
        self._bytes, self._whole = 0, sum(path.stat().st_size for path in self._files)
        self.files, self.records, self.tuples = len(self._files), 0, 0
        self.kinds: set[LogKind] = set()

    @property
    def gaps(self) -> tuple[LogGap, ...]:
        """What could not be read, by file."""
        return tuple(self._gaps.values())

    def batches(self) -> Iterator[FlowBatch]:
        """All tuples. Raises InputError where there is not one that can be read."""
        for path in self._files:
            yield from self._of_file(path)
        for kind in LogKind:
            yield from self._flushed(kind)
        if not self.tuples:
            raise _nothing(self._files, self.gaps)

    def _of_file(self, path: Path) -> Iterator[FlowBatch]:
        name, number = shown(path), 0
        with opened(path) as file:
            stream = Unpacked(file)
            window = Window(stream)
            records = Records(window)
            try:
                for number, record in enumerate(records, start=1):
                    yield from self._of_record(record, name, number)
                    self._tell(stream.taken)
            except Broken as error:
                were = "record was" if number == 1 else "records were"
                read = f"at byte {error.byte:,}; {number:,} {were} read"
                self._lack(name, f"{error.problem}, {read}")
            self._bytes += stream.taken
        self._look_back(name, records)

    def _look_back(self, name: str, records: Records) -> None:
        """What is to be said of a file as a whole."""
        if not records.values and not any(place == name for place, _ in self._gaps):
            self._lack(name, "the file is empty")
        if records.values > 1:
            self._lack(name, "the file is JSON lines; they were read", leaves_open=False)

    def _of_record(self, record: object, file: str, number: int) -> Iterator[FlowBatch]:
        self.records += 1
        try:
            for part in parts(record):
                yield from self._taken(part, Head(part.kind, part.group, part.rule, file, number))
        except Unfit as error:
            self._lack(file, str(error), number, leaves_open=not error.foreign)

    def _taken(self, part: Part, head: Head) -> Iterator[FlowBatch]:
        waiting = self._waiting[part.kind]
        waiting.add(head, part.lines)
        if len(waiting.lines) >= TOGETHER:
            yield from self._flushed(part.kind)

    def _flushed(self, kind: LogKind) -> Iterator[FlowBatch]:
        waiting = self._waiting[kind]
        self._waiting[kind] = Lines(kind)
        if not waiting.lines:
            return
        batches, faults = batches_of(waiting)
        for fault in faults:
            self._lack(
                fault.head.file,
                fault.problem,
                fault.head.record,
                example=sayable(waiting.lines[fault.line]),
            )
        for each in filter(len, batches):
            self.kinds.add(kind)
            self.tuples += len(each)
            yield each

    def _lack(
        self,
        file: str,
        problem: str,
        record: int | None = None,
        *,
        leaves_open: bool = True,
        example: str = "",
    ) -> None:
        """Tell a gap; the same one in the same file is told once, with how often it occurs."""
        key = (file, problem)
        known = self._gaps.get(key)
        if known:
            self._gaps[key] = known._replace(times=known.times + 1)
            return
        place = file if record is None else f"{file}, record {record}"
        told = f"{problem}: `{example}`" if example else problem
        self._gaps[key] = LogGap(place, told, leaves_open=leaves_open)

    def _tell(self, taken: int) -> None:
        share = (self._bytes + taken) / self._whole if self._whole else 1
        self._progress(f"Replaying: {share:.0%} of {self._whole:,} bytes")


def _nothing(files: Sequence[Path], gaps: Sequence[LogGap]) -> InputError:
    """That nothing could be read, with the first reason."""
    if gaps:
        first = gaps[0]
        return InputError(
            f"no flow can be read: {first.problem}", place=first.place, remedy=EXPECTED
        )
    return InputError("the logs hold no flow", place=shown(files[0]), remedy=EXPECTED)
