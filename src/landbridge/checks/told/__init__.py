"""What reading, sizing and waivers find, told as rules are: by `--explain` and in the reference."""

from landbridge.checks.told.reading import OF_READING
from landbridge.checks.told.sizing import OF_SIZING
from landbridge.checks.told.told import Told
from landbridge.checks.told.waivers import ABOUT_WAIVERS

TOLD: tuple[Told, ...] = (*OF_READING, *OF_SIZING, *ABOUT_WAIVERS)

__all__ = ["ABOUT_WAIVERS", "OF_READING", "OF_SIZING", "TOLD", "Told"]
