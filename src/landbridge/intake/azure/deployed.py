"""Which configurations of Virtual Network Manager are deployed, as far as anybody tells."""

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
    told = survey.resources.of(types.DEPLOYED)
    if not told:
        survey.remark(configuration.record, UNTOLD)
        return True
    live = {
        id_.lower()
        for each in told
        if each.record.word("deploymentStatus") != FAILED
        for id_ in each.record.several("configurationIds")
    }
    if configuration.key not in live:
        survey.remark(configuration.record, UNDEPLOYED)
    return configuration.key in live
