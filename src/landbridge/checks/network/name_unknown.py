"""Names in rules that mean nothing."""

from collections.abc import Iterator

from landbridge.checks.about import named
from landbridge.checks.network.asked import NETWORK, answered
from landbridge.checks.network.keys import GUIDE_RULES, WRITTEN
from landbridge.checks.network.written import written
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity
from landbridge.model.declared import Key
from landbridge.model.estate import Estate
from landbridge.network.proof import Proof
from landbridge.network.topologies import POLICY
from landbridge.security.declared import GROUP
from landbridge.security.ends import SCOPED
from landbridge.space import ANYWHERE

OF_BLOCK = f"{POLICY}/{GROUP}/"


def _unknown(subject: Subject) -> Iterator[Hit]:
    proof, listed = subject.network, subject.estate.tags is not None
    found: dict[str, tuple[str, dict[str, None]]] = {}
    for end, where in written(proof.network) if proof else ():
        if proof and _means_nothing(proof, end, listed):
            found.setdefault(end.lower(), (end, {}))[1][where] = None
    for end, places in found.values():
        first, *more = places
        whose = f"{first} and {len(more)} more name" if more else f"{first} names"
        tags = ", and the service tags do not have it" if listed else ""
        keys = tuple(_key(subject.estate, place) for place in places)
        yield Hit(end, f"{whose} it{tags}", keys=keys)


def _key(estate: Estate, where: str) -> Key:
    """Where it is written; what is drawn from `firewall_rules`, there."""
    drawn, of_block, rule = where.partition(OF_BLOCK)
    if of_block and not drawn:
        return named(estate, (GUIDE_RULES,), rule.partition("/")[2])
    return named(estate, WRITTEN, where)


def _means_nothing(proof: Proof, end: str, listed: bool) -> bool:
    """Whether it is no name here and no tag; without a list of tags their first words count.

    A path of NSX is known where what it leads to is declared, a port by its segment.
    """
    if end.lower() in proof.ends.named or end.lower() in SCOPED:
        return False
    if end.startswith("/"):
        known = proof.ends.at_path(end.lower())
        return known.possible == ANYWHERE and end.lower() in known.unknown
    possible = proof.ends.plain(end).possible
    return bool(possible) and (listed or possible == ANYWHERE)


NAME_UNKNOWN = Rule(
    id="azure.name-unknown",
    severity=Severity.MEDIUM,
    says="a rule or route names something that is neither declared nor a known service tag",
    happens="it may be anything: what it matches is proven neither way",
    fix=(
        "The firewall's owner: correct the name, declare it, or give the list of service tags "
        "under `sources.service_tags`."
    ),
    source=("service-tag.names",),
    needs=(NETWORK,),
    find=_unknown,
    undecided=answered,
)
