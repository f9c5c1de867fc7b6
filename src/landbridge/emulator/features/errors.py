"""What Microsoft.Features refuses."""

from collections.abc import Iterable

from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.ids import ResourceId


def absent(id_: ResourceId, known: Iterable[str]) -> Refusal:
    """Inferred code; features that no page names are not made up."""
    told = f"The feature '{id_.name}' of {id_.provider} is not found; {', '.join(known)} are known."
    return Refusal(404, "FeatureNotFound", told)
