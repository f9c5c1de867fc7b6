"""Rules that match nothing where they are attached."""

from landbridge.checks.network.asked import NETWORK, answered
from landbridge.checks.policies.idle import ORDER, WHERE, rules_that_are
from landbridge.checks.rule import Rule
from landbridge.model import Severity
from landbridge.model.idle import Idle

UNMATCHED = Rule(
    id="policy.rule-unmatched",
    severity=Severity.LOW,
    says="nobody that a rule names can be an end of a packet where the rule is attached",
    happens="it matches nothing",
    fix="The firewall's owner: correct its ends, or delete it; `landbridge prove --tidy` does.",
    source=ORDER,
    needs=(NETWORK,),
    about=WHERE,
    find=rules_that_are(Idle.UNMATCHED),
    undecided=answered,
)
