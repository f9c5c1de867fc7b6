"""Application security groups that are meant for guests of NSX."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered
from landbridge.checks.network.keys import APPLICATION_GROUPS
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity
from landbridge.model.network import Network


def _of_guests(subject: Subject) -> Iterator[Hit]:
    proof, estate = subject.network, subject.estate
    if proof is None:
        return
    members = _with_members(proof.network)
    own = {
        *(each.name.lower() for each in estate.groups),
        *(each.name.lower() for each in estate.applications),
        *(each.name.lower() for each in estate.segments),
    }
    ends = _ends(proof.network)
    for name in proof.network.application_security_groups:
        if name.lower() in own:
            yield Hit(name, "VMs of the estate go by that name")
        elif name.lower() not in members and name.lower() in ends:
            yield Hit(name, f"no interface is a member, and {ends[name.lower()]} names it")


def _with_members(network: Network) -> set[str]:
    return {
        name.lower() for each in network.interfaces for name in each.application_security_groups
    }


def _ends(network: Network) -> dict[str, str]:
    """Each end of a rule in small letters, with the last rule that names it."""
    return {
        end.lower(): f"{group.name}/{rule.name}"
        for group in network.network_security_groups
        for rule in group.rules
        for end in (*rule.source, *rule.destination)
    }


ASG_OF_GUESTS = Rule(
    id="azure.asg-of-guests",
    severity=Severity.HIGH,
    says="an application security group is named like VMs of the estate, or has no member",
    happens=(
        "only interfaces of Azure can be members, guests of NSX have none: the rule matches no "
        "guest, and the next one decides"
    ),
    fix="The firewall's owner: name the prefixes of the segments, or use groups of NSX.",
    source=("asg.nsx-vms", "asg.members"),
    needs=(NETWORK,),
    about=(APPLICATION_GROUPS,),
    find=_of_guests,
    undecided=answered,
)
