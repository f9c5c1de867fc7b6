"""The words in which reports and tables tell what was proven."""

from collections.abc import Mapping

from landbridge.model.proof import Cause, Met, Verdict

ANSWER: Mapping[Met, str] = {Met.YES: "holds", Met.NO: "fails", Met.UNKNOWN: "undecided"}
ACTION: Mapping[Verdict, str] = {
    Verdict.ALLOW: "allowed by",
    Verdict.DENY: "denied by",
    Verdict.DEPENDS: "not known at",
}
MAY: Mapping[Verdict, str] = {
    Verdict.ALLOW: "may be allowed by",
    Verdict.DENY: "may be denied by",
    Verdict.DEPENDS: "not known at",
}

ENDED: Mapping[str, str] = {
    "denied_in": "denied on the way in",
    "denied_out": "denied on the way out",
    "null_routed": "dropped by a route",
    "asymmetric": "the reply is lost",
}


def because(cause: Cause) -> str:
    """A cause as a person would say it."""
    verb = (ACTION if cause.certain else MAY)[cause.action]
    who = ", ".join(filter(None, (f"{cause.stage} {cause.resource}".strip(), cause.rule)))
    where = " ".join(filter(None, (cause.direction, cause.place and f"at {cause.place}")))
    said = f"{verb} {who}" + (f", {where}" if where else "")
    return f"{said}: {cause.why}" if cause.why else said


def ended(disposition: str) -> str:
    """How a packet ends, in words: `denied_out` is `denied on the way out`."""
    return ENDED.get(disposition, disposition.replace("_", " "))
