"""`estate.yaml`."""

from pathlib import Path

import yaml

from landbridge.model.estate import Estate

ESTATE_FILE = "estate.yaml"


def load_estate_file(path: Path) -> Estate:
    """Load."""
    return Estate.model_validate(yaml.load(path.read_bytes(), yaml.CSafeLoader) or {})
