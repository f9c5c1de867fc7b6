"""What a check and a preview tell people, on a terminal of 80 columns."""

from collections.abc import Iterable
from typing import Any

import pytest
from rich.console import Console, RenderableType

from landbridge.cli.deploy_drift import drifted
from landbridge.cli.deploy_preview import Foreseen, previewed
from landbridge.deploy.change import Change, change
from landbridge.deploy.drift import Drift
from landbridge.deploy.work import Kind, Work
from landbridge.render.arm import Stage

TABLE = "Microsoft.Network/routeTables"
ROUTE = {"routes": [{"name": "out", "properties": {"nextHopIpAddress": "10.0.0.4"}}]}
BODY: dict[str, Any] = {"location": "northeurope", "properties": ROUTE}


def work(name: str = "to-firewall") -> Work:
    return Work(Kind.PUT, Stage.FOUNDATION, TABLE, name, f"/groups/g/{name}", "1", BODY)


def altered(address: str, location: str = "northeurope") -> dict[str, Any]:
    routes = [{"name": "out", "properties": {"nextHopIpAddress": address}}]
    return {"location": location, "properties": {"routes": routes}}


def shown(parts: Iterable[RenderableType]) -> str:
    console = Console(width=80)
    with console.capture() as capture:
        console.print(*parts, sep="\n")
    return capture.get()


@pytest.mark.parametrize(
    ("drift", "title", "line"),
    [
        (Drift(change(work(), None)), "IS NOT THERE: A NEW RUN MAKES IT", "to-firewall"),
        (
            Drift(change(work(), altered("10.0.0.99"))),
            "STANDS OTHERWISE: A NEW RUN WINS OVER IT",
            "to-firewall: routes[out].nextHopIpAddress is 10.0.0.99, planned is 10.0.0.4",
        ),
        (
            Drift(change(work(), altered("10.0.0.4", "westeurope"))),
            "STANDS OTHERWISE, AND IS SET AT CREATION ONLY: A NEW RUN REFUSES",
            "to-firewall: location is westeurope, planned is northeurope",
        ),
        (
            Drift(change(work(), BODY), beside=("properties.routes[theirs]",)),
            "STANDS BESIDE WHAT IS PLANNED: A NEW RUN LEAVES IT",
            "to-firewall: routes[theirs]",
        ),
        (
            Drift(Change(work(), BODY, behind=True)),
            "IS PLANNED NO LONGER: A NEW RUN LEAVES IT",
            "to-firewall: routeTables",
        ),
        (
            Drift(Change(work(), None, unknown="nobody may look")),
            "COULD NOT BE LOOKED AT",
            "to-firewall: nobody may look",
        ),
    ],
)
def test_each_drift_is_told_whole_and_with_who_would_win(
    drift: Drift, title: str, line: str
) -> None:
    said = shown(drifted([drift]).view())
    assert title in said
    assert line in " ".join(said.split())
    assert "…" not in said


def test_a_preview_says_what_is_left_in_a_line_and_what_changes_by_its_property() -> None:
    left = [change(work(name), BODY) for name in "abcde"]
    said = shown(previewed(Foreseen([*left, change(work(), altered("::1"))], (), ())).view())
    assert "a, b, c and 2 more" in " ".join(said.replace("│", " ").split())
    assert "routes[out].nextHopIpAddress" in "".join(said.replace("│", " ").split())
    assert "Nobody publishes how long it takes" in said


def test_a_preview_with_nothing_to_do_says_so_in_place_of_hours() -> None:
    said = shown(previewed(Foreseen([change(work(), BODY)], (), ())).view())
    assert "Nothing is to be made or changed." in said
    assert "Nothing that was looked for stands in the way." in said
    assert "How long" not in said
