"""All that stands in the manager of a cloud, and how it is changed: all of it or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from landbridge.emulator.arm.changes import Changes
from landbridge.emulator.nsx import segments
from landbridge.emulator.nsx.applied import applied
from landbridge.emulator.nsx.defaults import defaults
from landbridge.emulator.nsx.edits import Edit
from landbridge.emulator.nsx.object import Object, Objects
from landbridge.emulator.nsx.rows import Rows
from landbridge.emulator.store import Resource


@dataclass(frozen=True)
class Standing:
    """The manager of one cloud."""

    rows: Rows
    changes: Changes
    cloud: Resource

    @property
    def objects(self) -> Objects:
        own = self.rows.of(self.cloud.id.key)
        kept = {path: each for path, each in own.items() if each.kind != segments.KIND}
        store = self.changes.world.store
        return {**defaults(self.cloud), **kept, **segments.segments(store, self.cloud, own)}

    def get(self, path: str) -> Object | None:
        """One object, without reading all others where that can be."""
        row = self.rows.get(self.cloud.id.key, path)
        return row if row and row.kind != segments.KIND else self.objects.get(path)

    def change(self, edits: Iterable[Edit]) -> list[str]:
        """The paths that are changed now. Raises Refusal, and then nothing is."""
        world = self.changes.world
        with world.store.change():
            before = self.objects
            after = applied(before, edits, world.clock.now())
            for path in before.keys() - after.keys():
                self._delete(before[path])
            changed = [each for path, each in after.items() if before.get(path) != each]
            for each in changed:
                self._put(each)
        return [each.path for each in changed]

    def doom(self, paths: Iterable[str], why: str) -> None:
        """What was just written cannot be realised."""
        rows = self.rows.of(self.cloud.id.key)
        for path in paths:
            self.rows.put(self.cloud.id.key, replace(rows[path], error=why))

    def realised(self, each: Object) -> str:
        """How far an object is: in the words of Azure for a segment, else done or failed."""
        if each.error:
            return segments.FAILED
        if each.kind == segments.KIND:
            return segments.state(self.changes.world.store, self.cloud, each)
        return segments.DONE

    def _put(self, each: Object) -> None:
        if each.kind == segments.KIND:
            segments.put(self.changes, self.rows, self.cloud, each)
        else:
            self.rows.put(self.cloud.id.key, each)

    def _delete(self, each: Object) -> None:
        if each.kind == segments.KIND:
            segments.delete(self.changes, self.cloud, each)
        else:
            self.rows.delete(self.cloud.id.key, each.path)
