"""A network as it was read, with the service tags that its estate names."""

from dataclasses import dataclass

from landbridge.model.network import Network
from landbridge.security.ends import Tags


@dataclass(frozen=True)
class Loaded:
    """What the questions of `landbridge.network.asserts` are asked of."""

    network: Network
    tags: Tags | None = None
