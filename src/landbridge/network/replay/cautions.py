"""What a reader must know of logs before he believes counts of them."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.model.flow_log import LogKind
from landbridge.model.replay import Caution

MINUTES = (
    "Tuples are gathered at an interval of {value} minute: one stands for a flow or a stretch of"
    " one, and not for a packet."
)
CAUTIONS = {
    LogKind.SECURITY_GROUP: {
        "flow-log.nsg.allow-logged-by": "Of several groups that allow a flow only one logs it"
        " ({value}): the logs count too little for the rules of the others.",
        "flow-log.nsg.deny-logged-by": "A denial is logged by one group ({value}): what would have"
        " been asked behind it was not.",
        "flow-log.nsg.collection-minutes": MINUTES,
    },
    LogKind.VIRTUAL_NETWORK: {
        "flow-log.vnet.rules-seen": "A flow is logged with the one rule that decided it ({value}):"
        " rules behind it that match as well count nothing.",
        "flow-log.vnet.collection-minutes": MINUTES,
    },
}
DOUBLED = ("flow-log.duplicates", "Both kinds of logs were read: what both record counts twice.")
AT_CLOUD = (
    "flow-log.avs-recorded",
    "Whether flow logs record what guests of a private cloud send and receive is not published.",
)


def cautions(kinds: frozenset[LogKind], *, at_cloud: bool) -> Iterator[Caution]:
    """Each with the fact that it rests on; what both kinds of logs share once."""
    by_text = {text: fact for kind in sorted(kinds) for fact, text in CAUTIONS[kind].items()}
    told = [(fact, text) for text, fact in by_text.items()]
    told += [DOUBLED] if len(kinds) > 1 else []
    told += [AT_CLOUD] if at_cloud else []
    for fact_id, says in told:
        fact = catalogue()[fact_id]
        value = ", ".join(map(str, fact.value)) if isinstance(fact.value, tuple) else fact.value
        yield Caution(fact=fact_id, says=says.format(value=value), grade=fact.grade.value)
