"""Reading what stands today: RVTools exports and `estate.yaml` into an Estate and a Reading.

Intake asks nothing and prints nothing; what is missing becomes a finding, what cannot be used an
InputError that names its place.
"""

from landbridge.intake.estate_file import load_estate_file
from landbridge.intake.network import read_network
from landbridge.intake.progress import Progress, silent
from landbridge.intake.reading import read_estate, read_exports
from landbridge.intake.scaffolding import scaffold, schema_text

__all__ = [
    "Progress",
    "load_estate_file",
    "read_estate",
    "read_exports",
    "read_network",
    "scaffold",
    "schema_text",
    "silent",
]
