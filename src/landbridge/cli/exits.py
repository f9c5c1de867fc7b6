"""What the exit code of every command means; scripts rely on it."""

from enum import IntEnum


class Exit(IntEnum):
    """A verdict is 0, 1 or 4; everything else says that there is none."""

    YES = 0
    """Done, and the answer is yes."""
    NO = 1
    """Done, and the answer is no: a finding at or above --fail-on, an intent unmet, drift."""
    UNUSABLE = 2
    """The input or the command line cannot be used; the message names the place in it."""
    REMOTE = 3
    """The other side failed; state is recorded, and it is safe to run again."""
    UNDECIDED = 4
    """Done, and the answer is neither yes nor no."""
    FAULT = 70
    """A fault of ours; the message names a file to send."""
    INTERRUPTED = 130
    """Stopped by the user, safe to run again."""
