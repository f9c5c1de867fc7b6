"""What all forms have in common: reviewed, cited, without a secret, the same each time."""

import re
from datetime import date
from pathlib import Path

import pytest

from landbridge.catalogue import catalogue
from landbridge.model.plan import Plan
from landbridge.render.templates import FORMS

GOLDEN = Path(__file__).parent / "golden"
CITED = re.compile(r"\[([a-z0-9-]+(?:\.[a-z0-9-]+)+(?:, [a-z0-9-]+(?:\.[a-z0-9-]+)+)*)\]")
GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
each_form = pytest.mark.parametrize("form", FORMS)


@each_form
def test_the_example_is_rendered_as_it_was_reviewed(
    form: str, plan: Plan, pytestconfig: pytest.Config
) -> None:
    made, folder = FORMS[form](plan), GOLDEN / form
    if pytestconfig.getoption("--update-golden"):
        for path in folder.rglob("*.*"):
            path.unlink()
        for name, text in made.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
    held = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.*")
    }
    assert made == held, "see it, then run pytest --update-golden"


@each_form
def test_the_same_plan_gives_the_same_files(form: str, plan: Plan) -> None:
    assert FORMS[form](plan) == FORMS[form](plan.model_copy(deep=True))


def said(name: str, text: str) -> str:
    """The sentences of a file: those of a page, and in code what is a comment."""
    lines = (line.strip() for line in text.splitlines())
    comments = (line.lstrip("/# ") for line in lines if line.startswith(("//", "#", '"comments"')))
    return text if name.endswith(".md") else " ".join(comments)


@each_form
def test_each_fact_that_is_cited_is_in_the_catalogue(form: str, plan: Plan) -> None:
    texts = (said(name, text) for name, text in FORMS[form](plan).items())
    found = {id_ for text in texts for ids in CITED.findall(text) for id_ in ids.split(", ")}
    cited = {each for each in found if not each.startswith("body.")}  # what Terraform leaves alone
    assert cited
    assert cited <= set(catalogue())


@each_form
def test_no_subscription_is_named_in_what_is_rendered(form: str, plan: Plan) -> None:
    application = catalogue().value("deploy.fleet-principal.app-id")
    texts = FORMS[form](plan).values()
    assert {id_ for text in texts for id_ in GUID.findall(text)} <= {application}


@each_form
def test_a_plan_that_is_not_cleared_says_so_at_the_head_of_its_readme(
    form: str, plan: Plan
) -> None:
    assert "not cleared" not in FORMS[form](plan)["README.md"]
    past = plan.model_copy(update={"made_on": date(2027, 1, 1)})
    head = FORMS[form](past)["README.md"].partition("## ")[0]
    assert "**The plan is not cleared.**" in head


@each_form
def test_each_readme_tells_what_cannot_be_undone_and_what_is_left_out(
    form: str, plan: Plan
) -> None:
    page = FORMS[form](plan)["README.md"]
    assert "## What cannot be undone" in page
    assert re.search("^## What is not ", page, re.MULTILINE)


@pytest.mark.parametrize("form", ["arm", "bicep", "terraform"])
def test_a_circuit_of_ones_own_is_connected_in_whichever_subscription_is_deployed_to(
    form: str, plan: Plan
) -> None:
    files = FORMS[form](with_circuit(plan))
    text = "\n".join(files.values())
    assert "hub-gateway to offices: the estate tells neither" not in text
    assert CIRCUIT.split("/")[2] not in text
    assert re.search(r"rg-wan\b.{0,40}/expressRouteCircuits\W{1,5}to-offices", text)
    assert (
        "* offices: its circuit is taken to stand in the subscription in which all else is deployed"
        in files["README.md"]
    )


CIRCUIT = (
    "/subscriptions/c3f1a9f6-6e0e-4d0a-9a55-1de1f7a0f0aa/resourceGroups/rg-wan/providers/"
    "Microsoft.Network/expressRouteCircuits/to-offices"
)


def with_circuit(plan: Plan) -> Plan:
    """The plan with the circuit by which the offices come."""
    (site,) = plan.estate.network.sites
    sites = (site.model_copy(update={"circuit": CIRCUIT}),)
    network = plan.estate.network.model_copy(update={"sites": sites})
    return plan.model_copy(update={"estate": plan.estate.model_copy(update={"network": network})})
