"""Rules without which the same happens."""

from landbridge.checks.network.asked import NETWORK, answered
from landbridge.checks.policies.idle import ORDER, WHERE, rules_that_are
from landbridge.checks.rule import Rule
from landbridge.model import Severity
from landbridge.model.idle import Idle

REDUNDANT = Rule(
    id="policy.rule-redundant",
    severity=Severity.INFO,
    says="rules behind a rule would do alike to all that it takes",
    happens="without it nothing would change but which rule is logged",
    fix="Nobody need act: delete it for a shorter policy; `landbridge prove --tidy` does.",
    source=ORDER,
    needs=(NETWORK,),
    about=WHERE,
    find=rules_that_are(Idle.REDUNDANT),
    undecided=answered,
)
