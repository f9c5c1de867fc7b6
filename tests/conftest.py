"""What all tests share: how hard hypothesis tries, how golden files are renewed, which Azure."""

import os

import pytest
from hypothesis import HealthCheck, settings
from tests.deploy import tiers

SLOW_MACHINE = [HealthCheck.too_slow]

settings.register_profile(
    "fast",
    max_examples=30,
    deadline=None,  # time depends on the machine, and a test must not
    derandomize="CI" in os.environ,  # elsewhere each run tries something new
    suppress_health_check=SLOW_MACHINE,
)
settings.register_profile(
    "thorough", max_examples=2000, deadline=None, suppress_health_check=SLOW_MACHINE
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write rendered files over the golden ones"
    )
    tiers.options(parser)
