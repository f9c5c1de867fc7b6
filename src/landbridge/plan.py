"""From an estate to its plan: the calculations in order, every finding once, and the gate."""

from datetime import date

from landbridge import __version__
from landbridge.catalogue import catalogue
from landbridge.checks import RULES, Subject, check
from landbridge.checks.migration_counts import counted
from landbridge.generations import compare
from landbridge.model.checked import Checked
from landbridge.model.estate import Estate
from landbridge.model.network import Network
from landbridge.model.plan import ClearedPlan, Plan, Refused
from landbridge.model.proof import Reachability
from landbridge.model.reading import Reading
from landbridge.network.address.plan import address_plan
from landbridge.network.assembled import assembled
from landbridge.network.intents import understood
from landbridge.network.outline import outline
from landbridge.network.reachability import reachability
from landbridge.sizing import size


def plan(estate: Estate, reading: Reading, today: date) -> Plan:
    """The plan of an estate that was read, under the waivers that hold on this day.

    Raises InputError when nothing is counted.
    """
    sized = size(estate)
    subject = Subject(estate, sized, today)
    network, shown = assembled(estate), declares_network(estate)
    others = (*sized.findings, *reading.gaps)
    return Plan(
        tool_version=__version__,
        facts_version=catalogue().version,
        estate=estate,
        reading=reading,
        sized=sized,
        generations=compare(estate, sized),
        addresses=address_plan(estate, sized, network),
        reach=_reach(estate, network) if shown else None,
        topology=outline(network) if shown else None,
        checked=check(subject, RULES, today, others),
        migration_types=counted(subject),
        facts=sized.facts,
    )


def declared_only(estate: Estate, today: date) -> Checked:
    """What stands against an estate without an inventory: what needs its VMs has no answer."""
    return check(Subject(estate, None, today), RULES, today)


def _reach(estate: Estate, network: Network) -> Reachability:
    return reachability(network, [understood(text) for text in estate.intents], estate.tags)


def declares_network(estate: Estate) -> bool:
    """Whether an estate tells of a network to be proven, or of what shall hold in it."""
    network = estate.network
    drawn = network.topology != "declared"
    return drawn or bool(network.virtual_networks) or bool(estate.intents)


def clear(plan: Plan) -> ClearedPlan | Refused:
    """The plan as one that may be acted on, or the blocking findings that forbid it.

    A waiver lifts a finding by name; a rule without an answer forbids nothing, leaves the command
    undecided, and stays in `plan.checked.unanswered` for whoever acts.
    """
    return ClearedPlan(plan=plan) if plan.cleared else Refused(blocking=plan.checked.blocking)
