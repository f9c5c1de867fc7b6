"""What flow logs say, tuple by tuple, in columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]


class LogKind(StrEnum):
    """What writes a log."""

    VIRTUAL_NETWORK = "virtual network flow log"
    SECURITY_GROUP = "network security group flow log"


class Head(NamedTuple):
    """What the tuples of one rule in one record share; `record` counts from one in its file."""

    kind: LogKind
    group: str
    """The name of a network security group, or the id of it or of admin rules as logged."""
    rule: str
    file: str
    record: int


@dataclass(frozen=True, eq=False)
class FlowBatch:
    """Some tuples, a column each; `head`, `source` and `destination` are places in lists."""

    heads: Sequence[Head]
    addresses: Sequence[int]
    """Distinct addresses, on the line of `space.Addresses`."""
    head: Numbers
    time: Numbers
    """Milliseconds since 1970."""
    source: Numbers
    destination: Numbers
    source_port: Numbers
    port: Numbers
    protocol: Numbers
    """As IANA numbers them."""
    inbound: Mask
    allowed: Mask
    octets: Numbers
    """Bytes in both directions."""
    answered: Mask
    """Whether packets came back."""

    def __len__(self) -> int:
        return len(self.head)

    @property
    def ends(self) -> tuple[Numbers, Numbers]:
        """Source and destination."""
        return self.source, self.destination


class LogGap(NamedTuple):
    """Something that could not be read, and how often; `leaves_open` where it may hold flows."""

    place: str
    problem: str
    times: int = 1
    leaves_open: bool = True
