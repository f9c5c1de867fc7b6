"""What `check` works out: the findings of the plan, and nothing that only a plan needs."""

import subprocess
import sys
from datetime import date
from pathlib import Path

from tests.build import estate, vm

from landbridge.checks import examine
from landbridge.model.reading import Reading
from landbridge.plan import plan

EXAMPLE = Path(__file__).parents[2] / "examples" / "contoso"
TODAY = date(2026, 11, 22)
PLANS = {"landbridge.plan", "landbridge.generations", "landbridge.network.address.plan"}


def test_checking_finds_what_the_plan_finds() -> None:
    given = estate([vm("huge", memory_gib=3000), vm("small")])
    examined = examine(given, Reading(), TODAY)
    assert examined.checked == plan(given, Reading(), TODAY).checked
    assert "sizing.vm-fits-no-host" in examined.checked.ids


def test_checking_makes_no_plan() -> None:
    code = (
        "import sys; from landbridge.cli import main; "
        "sys.argv = ['landbridge', 'check', sys.argv[1], '--json']\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    run = [sys.executable, "-c", code, str(EXAMPLE)]
    loaded = subprocess.run(run, capture_output=True, text=True, check=True).stderr.split()
    assert "landbridge.checks.examine" in loaded
    assert PLANS.isdisjoint(loaded)
