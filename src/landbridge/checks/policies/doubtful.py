"""Rules that may never decide, as far as is told."""

from landbridge.checks.network.asked import NETWORK, answered
from landbridge.checks.policies.idle import ORDER, WHERE, rules_that_are
from landbridge.checks.rule import Rule
from landbridge.model import Severity
from landbridge.model.idle import Idle

DOUBTFUL = Rule(
    id="policy.rule-doubtful",
    severity=Severity.INFO,
    says="a rule decides nothing unless ends, names or interfaces are what nobody tells",
    happens="it may never decide",
    fix="The firewall's owner: declare the names and interfaces, or look up what they hold.",
    source=ORDER,
    needs=(NETWORK,),
    about=WHERE,
    find=rules_that_are(Idle.DOUBTFUL),
    undecided=answered,
)
