"""What stands against a plan and what is waived, told alike on the screen and in the report."""

from collections import Counter

from landbridge.model import Severity
from landbridge.model.checked import Checked
from landbridge.render.numbers import count, many


def waived(checked: Checked) -> str:
    """`15 waived: 11 findings, and 4 rules without a full answer`; empty where nothing is."""
    parts = [
        many(len(checked.waived), "finding") if checked.waived else "",
        many(len(checked.accepted), "rule") + " without a full answer" if checked.accepted else "",
    ]
    told = ", and ".join(filter(None, parts))
    return f"{count(len(checked.waived) + len(checked.accepted))} waived: {told}" if told else ""


def cleared(checked: Checked) -> str:
    """What a cleared plan says of itself, with how many high findings stand all the same.

    A blocking rule that a waiver accepts without its answer has none.
    """
    high = sum(each.severity is Severity.HIGH for each in checked.findings)
    told = many(high, "high finding stands", "high findings stand") if high else "no high one does"
    silent = sum(each.severity is Severity.BLOCKING for each in checked.accepted)
    but = f", but for {count(silent)} accepted without it" if silent else ""
    return f"no blocking finding stands, and each blocking rule has its answer{but}; {told}"


def counts(checked: Checked) -> str:
    """`3 blocking, 20 high, 1 waived, 2 rules without an answer`; empty where nothing is."""
    found = Counter(each.severity for each in checked.findings)
    parts = [f"{found[each]:,} {each.value}" for each in Severity if found[each]]
    lifted = len(checked.waived) + len(checked.accepted)
    parts += [f"{lifted:,} waived"] if lifted else []
    partly = sum(each.partly for each in checked.open)
    wholly = len(checked.open) - partly
    parts += [f"{rules(wholly)} without an answer"] if wholly else []
    parts += [f"{rules(partly)} with an answer in part"] if partly else []
    return ", ".join(parts)


def rules(number: int) -> str:
    """`1 rule`, `2 rules`."""
    return f"{number} rule{'s' * (number != 1)}"
