"""Lines of logs that are looked at together."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from landbridge.model.flow_log import Head, LogKind, Numbers


@dataclass
class Lines:
    """Lines of one kind of log, with the head of each run of them."""

    kind: LogKind
    heads: list[Head] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    lines: list[object] = field(default_factory=list)

    def add(self, head: Head, lines: Sequence[object]) -> None:
        """Take in the lines of one head."""
        self.heads.append(head)
        self.counts.append(len(lines))
        self.lines += lines

    def owners(self) -> Numbers:
        """The place of its head for each line."""
        return np.repeat(np.arange(len(self.heads)), self.counts)
