"""One deployment: a plan, the Azure that it goes to, and the folder that remembers it."""

import fcntl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path

from landbridge.clients.arm import Arm
from landbridge.deploy.applying import Hands, Tell, service_subnets
from landbridge.deploy.change import Change, change
from landbridge.deploy.drift import Drift, drifts
from landbridge.deploy.ledger import Entry, Ledger
from landbridge.deploy.segments import Wanted, removed
from landbridge.deploy.work import NSX, Kind, Work
from landbridge.errors import InputError

LEDGER, LOCK = "ledger.jsonl", "lock"


class Deployment:
    """Previewed, applied, checked, undone; a folder has one at a time."""

    def __init__(self, works: Sequence[Work], arm: Arm, folder: Path, wanted: Wanted) -> None:
        """`wanted` makes the tree of NSX, once it is known what the service made there."""
        self.works, self._arm, self.folder, self._wanted = works, arm, folder, wanted
        self.ledger = Ledger(folder / LEDGER)

    def preview(self) -> Iterator[Change]:
        """What would become of each resource. Nothing is changed."""
        for each in self.works:
            if each.kind is Kind.PUT:
                yield change(each, self._arm.get(each.path, each.version))

    def apply(self, tell: Tell) -> Sequence[str]:
        """Everything, or what an earlier run has left of it.

        Raises RemoteError for the first thing that fails: it is safe to run again.
        """
        from landbridge.deploy.workflow import apply  # its engine is slow to import

        with self._alone():
            hands = Hands(self._arm, self.ledger, tell, self._wanted)
            return apply(self.works, hands, self.folder)

    def drift(self) -> Iterator[Drift]:
        """What stands otherwise in Azure; NSX is not looked into. Nothing is changed."""
        return drifts(chain(self.preview(), self._attached()))

    def _attached(self) -> Iterator[Change]:
        """What is on subnets of the service; where none stands yet, their cloud is what differs."""
        for work in self.works:
            for subnet in service_subnets(self._arm, work) if work.kind is Kind.ATTACH else ():
                body = {"properties": work.body["properties"]}
                yield change(replace(work, path=subnet["id"], body=body), subnet)

    def undo(self, tell: Tell) -> Sequence[str]:
        """What was made goes, what was changed stands as before; the latest first."""
        with self._alone():
            entries = [each for each in self.ledger.entries()][::-1]
            for each in entries:
                tell(each.id, "begun")
                self._undone(each)
                tell(each.id, "undone")
            return [each.id for each in entries]

    def _undone(self, entry: Entry) -> None:
        if entry.type == NSX:
            removed(self._arm, entry)
        elif entry.stood is None:
            self._arm.delete(entry.id, entry.version)
        elif self._arm.get(entry.id, entry.version) is not None:
            self._arm.put(entry.id, entry.version, entry.stood)
        self.ledger.undone(entry.id)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Raises InputError while another process is at work in the folder."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / LOCK).open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                remedy = "Wait for it, or name another folder with --state."
                raise InputError(
                    "a deployment is at work here", place=self.folder, remedy=remedy
                ) from error
            yield
