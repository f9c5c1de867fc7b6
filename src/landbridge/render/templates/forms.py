"""The forms in which a plan is rendered."""

from collections.abc import Callable, Mapping

from landbridge.model.plan import Plan
from landbridge.render.templates.arm import arm
from landbridge.render.templates.bicep import bicep
from landbridge.render.templates.nsx import nsx
from landbridge.render.templates.terraform import terraform

Files = Mapping[str, str]
"""Texts by their path within the folder of the form, with `/`."""

FORMS: Mapping[str, Callable[[Plan], Files]] = {
    "arm": arm,
    "bicep": bicep,
    "nsx": nsx,
    "terraform": terraform,
}
"""Each form by its name and folder; what it cannot hold is an InputError."""
