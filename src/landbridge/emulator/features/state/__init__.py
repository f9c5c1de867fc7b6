"""The types of Microsoft.Features as they stand."""

from landbridge.emulator.features.state.features import AvsFeatures, Features

KINDS = (Features(), AvsFeatures())

__all__ = ["KINDS"]
