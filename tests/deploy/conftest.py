"""The example's plan, and an Azure for it: the emulator, or a subscription that somebody names."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from shutil import copytree
from uuid import uuid4

import pytest
from tests.deploy.applied import silently
from tests.deploy.small import small_estate
from tests.deploy.tiers import Chosen, Tier, apart, chosen, free, refusals
from tests.emulator.azure import Azure, emulated
from tests.emulator.controlled import control

from landbridge.clients.arm import Arm, Target, emulator
from landbridge.deploy.deployment import LEDGER, Deployment
from landbridge.deploy.segments import Wanted
from landbridge.deploy.work import Work, work
from landbridge.errors import RemoteError
from landbridge.intake import read_estate
from landbridge.model.plan import Plan
from landbridge.plan import plan as planning
from landbridge.render.arm import version_of
from landbridge.render.arm.resource import RESOURCE_GROUP
from landbridge.render.nsx import rendered_plan

EXAMPLE = Path(__file__).parents[2] / "examples" / "contoso" / "accepted.yaml"
EMPTY, APPLIED = "empty", "applied"
DAY = date(2026, 11, 22)
NOT_AZURE = "it is not meant for a real subscription"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With --azure only what is marked for its tier runs, and what costs most comes last."""
    told = chosen(config)
    if told is None:
        return
    if told.tier is Tier.ALL and (refused := list(refusals(_example(told.subscription), told))):
        raise pytest.UsageError("\n".join(refused))
    order = list(Tier)
    items.sort(key=lambda item: order.index(_tier(item) or Tier.READ))
    for item in items:
        if why := _left_out(item, told):
            item.add_marker(pytest.mark.skip(why))


def _example(subscription: str) -> tuple[Work, ...]:
    """All that the example asks for."""
    return work(planning(*read_estate(EXAMPLE), DAY), subscription)


def _tier(item: pytest.Item) -> Tier | None:
    marker = item.get_closest_marker("azure")
    return Tier(marker.args[0]) if marker else None


def _left_out(item: pytest.Item, told: Chosen) -> str:
    """Why a test does not run against Azure; empty for one that does."""
    tier, order = _tier(item), list(Tier)
    if tier is None:
        marker = item.get_closest_marker("emulator")
        return str(marker.args[0]) if marker else NOT_AZURE
    if order.index(tier) > order.index(told.tier):
        return f"it needs --azure {tier.value}"
    return ""


@pytest.fixture(scope="session")
def real(pytestconfig: pytest.Config) -> Chosen | None:
    """The subscription that is meant; None for the emulator."""
    return chosen(pytestconfig)


@pytest.fixture(scope="session")
def azure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Azure]:
    """The emulator, with its own interface."""
    with emulated(tmp_path_factory.mktemp("azure")) as found:
        control(found, "PUT", f"/snapshots/{EMPTY}")
        yield found


@pytest.fixture(scope="session")
def target(real: Chosen | None, request: pytest.FixtureRequest) -> Target:
    if real:
        return real.target()
    found: Azure = request.getfixturevalue("azure")
    return emulator(found.served.folder)


@pytest.fixture(scope="session")
def arm(target: Target) -> Iterator[Arm]:
    with Arm(target) as found:
        yield found


@pytest.fixture(scope="session")
def plan() -> Plan:
    return planning(*read_estate(EXAMPLE), DAY)


@pytest.fixture(scope="session")
def works(plan: Plan, target: Target, real: Chosen | None) -> tuple[Work, ...]:
    """All that the example asks for; in Azure in a group that nobody else has."""
    found = work(plan, target.subscription)
    tag = f"landbridge-{uuid4().hex[:8]}"
    return apart(found, f"rg-{tag}", tag) if real else found


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a small estate that is cleared: commands read it at once."""
    return small_estate(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def few(small: Path, azure: Azure) -> tuple[Work, ...]:
    """All that it asks for."""
    return work(planning(*read_estate(small), DAY), azure.subscription)


@pytest.fixture
def wanted(plan: Plan) -> Wanted:
    return _wanted(plan)


def _wanted(plan: Plan) -> Wanted:
    return lambda standing: rendered_plan(plan, standing).tree


@pytest.fixture
def deployment(
    works: tuple[Work, ...],
    arm: Arm,
    tmp_path: Path,
    wanted: Wanted,
    real: Chosen | None,
    request: pytest.FixtureRequest,
) -> Iterator[Deployment]:
    """One that begins with nothing; in Azure it has only what costs nothing."""
    if real:
        with _undone(free(works), arm, tmp_path, wanted) as found:
            yield found
    else:
        request.getfixturevalue("emptied")
        yield Deployment(works, arm, tmp_path, wanted)


@pytest.fixture
def emptied(azure: Azure) -> Iterator[None]:
    """Whatever a test leaves behind is gone afterwards."""
    yield
    restore(azure, EMPTY)


@pytest.fixture(scope="session")
def once(
    works: tuple[Work, ...], azure: Azure, plan: Plan, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder of a deployment that was applied; the emulator knows by a snapshot what stood."""
    folder = tmp_path_factory.mktemp("applied")
    with Arm(emulator(azure.served.folder)) as arm:
        Deployment(works, arm, folder, _wanted(plan)).apply(silently)
    control(azure, "PUT", f"/snapshots/{APPLIED}")
    restore(azure, EMPTY)
    return folder


@pytest.fixture(scope="session")
def standing(
    works: tuple[Work, ...],
    arm: Arm,
    tmp_path_factory: pytest.TempPathFactory,
    plan: Plan,
) -> Iterator[Deployment]:
    """All of it in Azure, made once."""
    with _undone(works, arm, tmp_path_factory.mktemp("standing"), _wanted(plan)) as found:
        found.apply(silently)
        yield found


@pytest.fixture
def applied(
    works: tuple[Work, ...],
    arm: Arm,
    tmp_path: Path,
    wanted: Wanted,
    real: Chosen | None,
    request: pytest.FixtureRequest,
) -> Deployment:
    """The example as it stands after one run; in Azure one for all tests, which leave it so."""
    if real:
        found: Deployment = request.getfixturevalue("standing")
        return found
    folder: Path = request.getfixturevalue("once")
    request.getfixturevalue("emptied")
    restore(request.getfixturevalue("azure"), APPLIED)
    copytree(folder, tmp_path, dirs_exist_ok=True)
    return Deployment(works, arm, tmp_path, wanted)


@pytest.fixture
def laid(real: Chosen | None, request: pytest.FixtureRequest) -> Deployment:
    """One that was applied and is this test's alone; in Azure only what costs nothing stands."""
    found: Deployment = request.getfixturevalue("deployment" if real else "applied")
    if real:
        found.apply(silently)
    return found


def restore(azure: Azure, snapshot: str) -> None:
    assert control(azure, "POST", f"/snapshots/{snapshot}/restore").status_code == 204


@contextmanager
def _undone(
    works: tuple[Work, ...], arm: Arm, folder: Path, wanted: Wanted
) -> Iterator[Deployment]:
    """Undone at the end, also after a failure; what a failure leaves in a group of ours goes."""
    try:
        yield Deployment(works, arm, folder, wanted)
    finally:
        try:
            Deployment(works, arm, folder, wanted).undo(silently)
        finally:
            if (folder / LEDGER).exists():  # else nothing was begun, and reading deletes nothing
                _swept(works, arm)


def _swept(works: tuple[Work, ...], arm: Arm) -> None:
    """A group that bears our tag holds nothing of others."""
    for each in works:
        if each.type == RESOURCE_GROUP and "tags" in each.body:
            with suppress(RemoteError):
                arm.delete(each.path, version_of(RESOURCE_GROUP))
