"""The types of Microsoft.Security as they stand."""

from landbridge.emulator.security.state.pricings import Pricings

KINDS = (Pricings(),)

__all__ = ["KINDS"]
