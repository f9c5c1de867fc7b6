"""The example's plan and an emulator for it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.deploy.applied import silently
from tests.emulator.azure import Azure, emulated

from landbridge.clients.arm import Arm, emulator
from landbridge.deploy.deployment import Deployment
from landbridge.deploy.segments import Wanted
from landbridge.deploy.work import Work, work
from landbridge.intake import read_estate
from landbridge.model.plan import Plan
from landbridge.plan import plan as planning
from landbridge.render.nsx import rendered_plan

EXAMPLE = Path(__file__).parents[2] / "examples" / "contoso" / "accepted.yaml"


@pytest.fixture(scope="session")
def azure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Azure]:
    with emulated(tmp_path_factory.mktemp("azure")) as found:
        yield found


@pytest.fixture(scope="session")
def plan() -> Plan:
    return planning(*read_estate(EXAMPLE), date(2026, 11, 22))


@pytest.fixture(scope="session")
def works(plan: Plan, azure: Azure) -> tuple[Work, ...]:
    return work(plan, azure.subscription)


@pytest.fixture
def arm(azure: Azure) -> Iterator[Arm]:
    with Arm(emulator(azure.served.folder)) as found:
        yield found


@pytest.fixture
def wanted(plan: Plan) -> Wanted:
    return lambda standing: rendered_plan(plan, standing).tree


@pytest.fixture
def deployment(
    works: tuple[Work, ...], arm: Arm, tmp_path: Path, wanted: Wanted
) -> Iterator[Deployment]:
    found = Deployment(works, arm, tmp_path, wanted)
    yield found
    Deployment(works, arm, tmp_path, wanted).undo(silently)
