"""What Resource Graph refuses: what the emulator does not understand is told with what it does."""

from landbridge.emulator.arm.refusal import Refusal

UNDERSTOOD = (
    "The emulator understands Resources or ResourceContainers, then '|' and where (=~, ==, !=, !~,"
    " in, in~, contains, startswith, endswith, has, isempty, isnotempty, joined by and, or, not),"
    " project, extend, order by, limit, take, count, summarize count(), distinct"
)


def not_understood(what: str) -> Refusal:
    """Inferred code of the part; `BadRequest` is what Resource Graph answers."""
    return Refusal(
        400, "BadRequest", f"The query is not understood: {what}. {UNDERSTOOD}.", "query"
    )


def scope_unread(told: str) -> Refusal:
    return Refusal(400, "BadRequest", told, "subscriptions")


def option_unread(name: str, told: object) -> Refusal:
    return Refusal(400, "BadRequest", f"'{told}' is no {name}.", f"options.{name}")
