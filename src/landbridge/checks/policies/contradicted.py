"""Rules that never decide, where others do the opposite."""

from landbridge.checks.network.asked import NETWORK, answered
from landbridge.checks.policies.idle import ORDER, WHERE, rules_that_are
from landbridge.checks.rule import Rule
from landbridge.model import Severity
from landbridge.model.idle import Idle

CONTRADICTED = Rule(
    id="policy.rule-contradicted",
    severity=Severity.HIGH,
    says="rules before a rule take all that it matches, and do the opposite",
    happens="it never decides, and what its owner wanted is not what happens",
    fix="The firewall's owner: put it before them if it is meant, else delete it.",
    source=ORDER,
    needs=(NETWORK,),
    about=WHERE,
    find=rules_that_are(Idle.CONTRADICTED),
    undecided=answered,
)
