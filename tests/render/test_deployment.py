"""The chapter of what was deployed: there only where something was."""

from tests.render.build import report
from tests.render.page import Page

from landbridge.model.deployment_record import DeploymentRecord, Differing, Step
from landbridge.model.plan import Report
from landbridge.render.report import chapters, render_report
from landbridge.render.report.deployment import checked

STEPS = (
    Step(stage="foundation", type="t/hubs", name="hub", id="/hub", became="made", undone="goes"),
    Step(stage="foundation", type="t/nets", name="<spoke>", id="/net", became="changed"),
    Step(stage="private cloud", type="t/clouds", name="avs", id="/avs", became="made"),
)


def record(**changes: object) -> DeploymentRecord:
    told = {
        "target": "the emulator",
        "estate": "contoso/accepted.yaml",
        "private_cloud": "avs",
        "waived": "2 waived: 2 findings",
        "steps": STEPS,
        "differing": (),
        "proof": "Read back and proved equal.",
        "left": ("seg-a: its tags are not known", "seg-b: its tags are not known"),
        "listed": 3,
        "commands": {"Undo it": "landbridge deploy contoso --undo"},
        "files": {"Each step": "deployment/record.json"},
    }
    return DeploymentRecord.model_validate(told | changes)


def deployed(**changes: object) -> Report:
    return report().model_copy(update={"deployment": record(**changes)})


def test_a_plan_that_was_not_deployed_has_no_such_chapter() -> None:
    assert "deployment" not in [each.id for each in chapters(report())]
    assert "deployed on" not in Page(render_report(report())).words


def test_each_step_stands_under_its_stage_with_what_became_of_it() -> None:
    words = " ".join(Page(render_report(deployed())).words.split())
    assert "1. Foundation: 2 steps" in words
    assert "<spoke>changedt/nets" in words
    assert "2. Private cloud: 1 step" in words


def test_its_records_are_linked_and_those_of_a_report_within_lie_beside() -> None:
    assert "deployment/record.json" in Page(render_report(deployed())).links
    within = report().model_copy(update={"deployment": record().within()})
    assert "../deployment/record.json" in Page(render_report(within)).links


def test_what_is_said_of_two_is_said_once() -> None:
    words = Page(render_report(deployed())).words
    assert "seg-a, seg-b: its tags are not known" in words


def test_a_plan_that_is_not_cleared_says_that_another_was_deployed() -> None:
    page = Page(render_report(deployed(report="accepted/report.html")))
    assert "What was deployed is not this plan" in page.words
    assert "accepted/report.html" in page.links
    assert "What was deployed is not this plan" not in Page(render_report(deployed())).words


def test_what_differs_is_counted_and_the_proof_is_told() -> None:
    assert checked(record()) == "Nothing differs from the plan."
    assert "Read back and proved equal." in Page(render_report(deployed())).words
    one = record(differing=(Differing(name="hub", differs=("properties.a",)),))
    said = checked(one).replace("\N{NO-BREAK SPACE}", " ")
    assert said == "1 thing stands otherwise than planned."
