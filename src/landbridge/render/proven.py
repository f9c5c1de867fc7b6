"""The words in which reports and tables tell what was proven."""

from collections.abc import Mapping

from landbridge.model.proof import KNOWLEDGE, NOTHING, Cause, Cell, Entrance, Met, Verdict

ANSWER: Mapping[Met, str] = {Met.YES: "holds", Met.NO: "fails", Met.UNKNOWN: "undecided"}
ACTION: Mapping[Verdict, str] = {
    Verdict.ALLOW: "allowed by",
    Verdict.DENY: "denied by",
    Verdict.DEPENDS: "not known of",
}
MAY: Mapping[Verdict, str] = {
    Verdict.ALLOW: "may be allowed by",
    Verdict.DENY: "may be denied by",
    Verdict.DEPENDS: "not known of",
}

ENDED: Mapping[str, str] = {
    "denied_in": "denied on the way in",
    "denied_out": "denied on the way out",
    "null_routed": "dropped by a route",
    "asymmetric": "the reply is lost",
}


def because(cause: Cause) -> str:
    """A cause as a person would say it."""
    if cause.stage == KNOWLEDGE:
        return f"not known: {cause.why}"
    verb = (ACTION if cause.certain else MAY)[cause.action]
    who = ", ".join(filter(None, (f"{cause.stage} {cause.resource}".strip(), cause.rule)))
    where = " ".join(filter(None, (cause.direction, cause.place and f"at {cause.place}")))
    said = f"{verb} {who}" + (f", {where}" if where else "")
    return f"{said}: {cause.why}" if cause.why else said


def ended(disposition: str) -> str:
    """How a packet ends, in words: `denied_out` is `denied on the way out`."""
    return ENDED.get(disposition, disposition.replace("_", " "))


def open_to(told: Cell | Entrance) -> str:
    """What gets in: for certain from somewhere, and perhaps."""
    surely = "" if told.sometimes == NOTHING else told.sometimes
    perhaps = "" if told.depends == NOTHING else f"perhaps {told.depends}"
    return "; ".join(filter(None, (surely, perhaps)))


def leading_in(told: Entrance) -> str:
    """A public address, whose it is, the machine behind it, and what lets in."""
    public = f"{told.public} of {told.by}" if told.by and told.public else told.public or told.by
    return f"{public} leads to {machine(told)} on {open_to(told)}: {let_in(told)}"


def machine(told: Entrance) -> str:
    """The machine that is reached, by name and address."""
    return f"{told.machine} ({told.address})" if told.machine else told.address


def let_in(told: Entrance) -> str:
    """The rules that let in, or that nothing filters."""
    rules = dict.fromkeys(f"{each.resource}, {each.rule}" for each in told.because)
    return f"let in by {'; '.join(rules)}" if rules else "nothing there filters"
