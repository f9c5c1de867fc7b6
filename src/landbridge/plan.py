"""From an estate to its plan: the calculations in order, every finding once, and the gate."""

from datetime import date

from landbridge import __version__
from landbridge.catalogue import catalogue
from landbridge.checks import examine
from landbridge.checks.migration.counts import counted
from landbridge.generations import behind, compare
from landbridge.model.estate import Estate
from landbridge.model.network import Network
from landbridge.model.plan import ClearedPlan, Plan, Refused
from landbridge.model.proof import Reachability
from landbridge.model.reading import Reading
from landbridge.network.address.plan import address_plan
from landbridge.network.answers.reachability import reachability
from landbridge.network.estate.assembled import assembled
from landbridge.network.intents import understood
from landbridge.network.picture.outline import outline


def plan(estate: Estate, reading: Reading, as_of: date, made_on: date | None = None) -> Plan:
    """The plan of an estate that was read, under the waivers that hold on a day.

    `made_on` is the day on which it is made, where that is another one.
    Raises InputError when nothing is counted.
    """
    sized, subject, checked = examine(estate, reading, as_of)
    network, shown = assembled(estate), declares_network(estate)
    return Plan(
        tool_version=__version__,
        facts_version=catalogue().version,
        as_of=as_of,
        made_on=made_on or as_of,
        estate=estate,
        reading=reading,
        sized=sized,
        generations=compare(estate, sized, behind(estate, sized)),
        addresses=address_plan(estate, sized, network),
        reach=_reach(estate, network) if shown else None,
        topology=outline(network, estate.tags) if shown else None,
        checked=checked,
        migration_types=counted(subject),
        facts=sized.facts,
    )


def _reach(estate: Estate, network: Network) -> Reachability:
    return reachability(network, [understood(text) for text in estate.intents], estate.tags)


def declares_network(estate: Estate) -> bool:
    """Whether an estate tells of a network to be proven, or of what shall hold in it."""
    network = estate.network
    drawn = network.topology != "declared"
    return drawn or bool(network.virtual_networks) or bool(estate.intents)


def clear(plan: Plan) -> ClearedPlan | Refused:
    """The plan as one that may be acted on, or what forbids it.

    That is a blocking finding, or a blocking rule of which nobody knows the answer; a waiver lifts
    either by name. Nothing clears a plan as of a day that was past when it was made.
    """
    if plan.cleared:
        return ClearedPlan(plan=plan)
    return Refused(blocking=plan.checked.blocking, undecided=plan.checked.unsure, past=plan.past)
