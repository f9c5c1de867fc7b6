"""Rules that may never decide."""

from landbridge.checks.network.asked import NETWORK, answered
from landbridge.checks.policies.idle import ORDER, WHERE, rules_that_are
from landbridge.checks.rule import Rule
from landbridge.model import Severity
from landbridge.model.idle import Idle

DOUBTFUL = Rule(
    id="policy.rule-doubtful",
    severity=Severity.INFO,
    says="rules whose ends or names are not known may take all that a rule matches",
    happens="it may never decide",
    fix="The firewall's owner: declare the names, or look up what they hold.",
    source=ORDER,
    needs=(NETWORK,),
    about=WHERE,
    find=rules_that_are(Idle.DOUBTFUL),
    undecided=answered,
)
