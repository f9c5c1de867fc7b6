"""A folder into which answers of az are imported."""

from pathlib import Path

import pytest
from tests.intake.azure.answers import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)
