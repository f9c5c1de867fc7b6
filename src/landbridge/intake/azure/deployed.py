"""Which configurations of Virtual Network Manager are deployed, as far as anybody tells."""

from collections.abc import Sequence

from landbridge.intake.azure import types
from landbridge.intake.azure.resource import Resource
from landbridge.intake.azure.survey import Survey

UNTOLD = (
    "whether it is deployed is not told: it is taken as deployed"
    " (`az network manager list-deploy-status` tells it)"
)
UNDEPLOYED = "it is not deployed: it is left out"
FAILED = "failed"


def is_deployed(configuration: Resource, survey: Survey) -> bool:
    """Whether a configuration counts; without any status it is taken as deployed, and told so."""
    there = configuration in deployed([configuration], survey)
    if not survey.resources.of(types.DEPLOYED):
        survey.remark(configuration.record, UNTOLD)
    elif not there:
        survey.remark(configuration.record, UNDEPLOYED)
    return there


def deployed(configurations: Sequence[Resource], survey: Survey) -> list[Resource]:
    """Those that count; all, where no status is told."""
    told = survey.resources.of(types.DEPLOYED)
    live = {
        id_.lower()
        for each in told
        if each.record.word("deploymentStatus") != FAILED
        for id_ in each.record.several("configurationIds")
    }
    return [each for each in configurations if not told or each.key in live]
