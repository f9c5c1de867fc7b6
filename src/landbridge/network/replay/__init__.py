"""Flow logs against a design: what each filter would do to the traffic of last month."""

from landbridge.network.replay.replayed import Replayed

__all__ = ["Replayed"]
