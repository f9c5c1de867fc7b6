"""Rules that never decide, where others do alike."""

from landbridge.checks.network.asked import NETWORK, answered
from landbridge.checks.policies.idle import ORDER, WHERE, rules_that_are
from landbridge.checks.rule import Rule
from landbridge.model import Severity
from landbridge.model.idle import Idle

SHADOWED = Rule(
    id="policy.rule-shadowed",
    severity=Severity.LOW,
    says="rules before a rule take all that it matches, and do alike",
    happens="it never decides; whoever changes it changes nothing",
    fix="The firewall's owner: delete it; `landbridge prove --tidy` does.",
    source=ORDER,
    needs=(NETWORK,),
    about=WHERE,
    find=rules_that_are(Idle.SHADOWED),
    undecided=answered,
)
