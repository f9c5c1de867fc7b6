"""What became of the plan that was deployed: stage by stage, the check, and the way back."""

from itertools import groupby

from landbridge.model.deployment_record import DeploymentRecord
from landbridge.model.plan import Report
from landbridge.render.numbers import many
from landbridge.render.report.chapter import Chapter, fill
from landbridge.render.said_once import said_once


def deployment(report: Report) -> Chapter | None:
    """The chapter of whoever asks what was really done; none where nothing was deployed."""
    told = report.deployment
    if told is None:
        return None
    stages = [(stage, list(steps)) for stage, steps in groupby(told.steps, lambda one: one.stage)]
    html = fill(
        "deployment",
        told=told,
        stages=stages,
        checked=checked(told),
        left=list(said_once(told.left)),
    )
    return Chapter("deployment", "Deployment", html)


def checked(told: DeploymentRecord) -> str:
    """The answer of the check in a sentence."""
    number = many(len(told.differing), "thing stands", "things stand")
    return (
        f"{number} otherwise than planned." if told.differing else "Nothing differs from the plan."
    )
