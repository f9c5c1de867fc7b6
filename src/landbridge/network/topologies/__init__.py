"""The guide's two topologies, drawn around a private cloud from one word of the estate."""

from landbridge.network.topologies.drawn import drawn
from landbridge.network.topologies.names import POLICY

__all__ = ["POLICY", "drawn"]
