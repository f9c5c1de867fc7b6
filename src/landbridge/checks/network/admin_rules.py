"""Security admin rules that deny where a private cloud stands."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked, with_cloud
from landbridge.checks.network.keys import ADMIN_RULES as DECLARED
from landbridge.checks.network.made import clouds
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof


def _denying(proof: Proof) -> Iterator[Hit]:
    manager = proof.network.network_manager
    skipped = {each.lower() for each in manager.skips}
    for home, _ in clouds(proof):
        groups = {
            group.name.lower()
            for group in manager.network_groups
            if home in {each.lower() for each in group.virtual_networks} - skipped
        }
        for each in manager.security_admin:
            denies = [rule.name for rule in each.rules if rule.action == "deny"]
            if denies and groups & {name.lower() for name in each.groups}:
                name = proof.fabric.networks[home].name
                yield Hit(each.name, f"it binds {name} and denies by {', '.join(denies)}")


ADMIN_RULES = Rule(
    id="azure.admin-rules",
    severity=Severity.MEDIUM,
    says="security admin rules that deny bind the network of a private cloud",
    happens=(
        "whether they bind its subnets nobody publishes: guests may be cut off, or the rule may "
        "not protect them"
    ),
    fix="The firewall's owner: say the same in the distributed firewall, and try before the move.",
    source=("avnm.avs-subnets", "avnm.rule.deny"),
    needs=(NETWORK,),
    about=(DECLARED,),
    find=asked(_denying),
    undecided=with_cloud(answered),
)
