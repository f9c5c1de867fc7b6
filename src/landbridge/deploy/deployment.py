"""One deployment: a plan, the Azure that it goes to, and the folder that remembers it."""

import fcntl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from landbridge.clients.arm import Arm
from landbridge.deploy.applying import BEGUN, Asked, Hands, Tell
from landbridge.deploy.change import Change, change
from landbridge.deploy.drift import Drift, drifts
from landbridge.deploy.ledger import Entry, Ledger
from landbridge.deploy.looking import Sight, changes
from landbridge.deploy.segments import Wanted
from landbridge.deploy.undoing import Undone, undone
from landbridge.deploy.watched import watched
from landbridge.deploy.work import Kind, Work
from landbridge.errors import InputError
from landbridge.render.arm import stage_of

LEDGER, LOCK = "ledger.jsonl", "lock"


class Deployment:
    """Previewed, applied, checked, undone; a folder has one at a time."""

    def __init__(self, works: Sequence[Work], arm: Arm, folder: Path, wanted: Wanted) -> None:
        """`wanted` makes the tree of NSX, once it is known what the service made there."""
        self.works, self.arm, self.folder, self.wanted = works, arm, folder, wanted
        self.ledger = Ledger(folder / LEDGER)

    def preview(self) -> Iterator[Change]:
        """What would become of each resource and each object of NSX. Nothing is changed."""
        sight = Sight(self.arm, self.wanted)
        for each in self.works:
            yield from changes(sight, each)
        yield from self._behind()

    def frozen(self) -> Iterator[Change]:
        """What could only be deleted and made anew."""
        for each in self.works:
            if each.kind is Kind.PUT:
                found = change(each, self.arm.get(each.path, each.version))
                if found.frozen:
                    yield found

    def _behind(self) -> Iterator[Change]:
        """What runs of this folder made that the plan has no more, and that still stands."""
        planned = {each.path.lower() for each in self.works}
        for entry in self.ledger.entries():
            if entry.id.lower() in planned or not entry.made:
                continue
            standing = self.arm.get(entry.id, entry.version)
            if standing is not None:
                name, stage = entry.id.rpartition("/")[2], stage_of(entry.type)
                made = Work(Kind.PUT, stage, entry.type, name, entry.id, entry.version, {})
                yield Change(made, standing, behind=True)

    def apply(self, tell: Tell) -> Sequence[str]:
        """Everything, or what an earlier run has left of it, until the cloud is watched.

        Raises RemoteError for the first thing that fails: it is safe to run again.
        """
        from landbridge.deploy.workflow import apply  # its engine is slow to import

        with self._alone():
            paths = frozenset(each.path.lower() for each in self.works)
            hands = Hands(self.arm, self.ledger, tell, Asked(paths, self.wanted))
            became = apply(self.works, hands, self.folder)
            hands.synchronise_again(self.works)
        for _ in self.watched():
            pass
        return became

    def drift(self) -> Iterator[Drift]:
        """What stands otherwise than planned, or could not be looked at. Nothing is changed."""
        return drifts(self.preview(), self.ledger)

    def watched(self) -> Iterator[str]:
        """What watches the private cloud. Raises RemoteError for what does not stand so."""
        return watched(self.arm, self.works)

    def undo(self, tell: Tell) -> Sequence[Undone]:
        """What was made goes, what was changed stands as before; the latest first.

        What holds something of others is left, and stays in the ledger.
        """
        from landbridge.deploy.workflow import forget

        with self._alone():
            forget(self.folder)
            return [self._undone(each, tell) for each in self.ledger.entries()[::-1]]

    def _undone(self, entry: Entry, tell: Tell) -> Undone:
        tell(entry.id, BEGUN)
        became = undone(self.arm, self.ledger, entry)
        if not became.left:
            self.ledger.undone(entry.id)
        tell(entry.id, "left" if became.left else "undone")
        return became

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Raises InputError while another process is at work in the folder.

        The folder is nobody else's: what stood before may be told in it.
        """
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self.folder / LOCK).open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                remedy = "Wait for it, or name another folder with --state."
                raise InputError(
                    "a deployment is at work here", place=self.folder, remedy=remedy
                ) from error
            yield
