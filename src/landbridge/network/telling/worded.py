"""A cause in words, as the commands and failed tests tell it."""

from landbridge.model.proof import KNOWLEDGE, Cause, Verdict


def told(cause: Cause) -> str:
    """A cause in one line: `deny: network security group nsg-web, r (200), inbound at hub/a`."""
    if cause.stage == KNOWLEDGE:
        return f"not known: {cause.why}"
    who = ", ".join(filter(None, (cause.resource, cause.rule, cause.direction)))
    verdict = cause.action.value if cause.certain else f"may {cause.action.value}"
    if cause.action is Verdict.DEPENDS:
        verdict = "not known"
    parts = [f"{verdict}: {cause.stage}", who and f" {who}", cause.place and f" at {cause.place}"]
    return "".join(filter(None, parts)) + (f" ({cause.why})" if cause.why else "")
