"""The ends of questions: what a person names, as endpoints."""

from dataclasses import dataclass, replace
from difflib import get_close_matches

from landbridge.errors import InputError
from landbridge.network.ground import Endpoint
from landbridge.network.places import INTERNET, Kind, Place
from landbridge.security.ends import Ends
from landbridge.security.filter import Known
from landbridge.space import ANYWHERE, NOWHERE, Addresses

UNLISTED = (
    "the addresses of {} are not known without the list of service tags (`sources.service_tags`)"
)
TAGS_NEED = "; a service tag needs the file of service tags (`sources.service_tags`)."


@dataclass(frozen=True)
class End:
    """Whom a question is about: addresses, at one place or wherever they are.

    `possible` may be its addresses besides; `untold` says of whom none are known, and why.
    """

    name: str
    addresses: Addresses
    place: str | None = None
    possible: Addresses = NOWHERE
    untold: str = ""

    @property
    def widest(self) -> "End":
        """The end with all that may be in it."""
        return replace(self, addresses=self.addresses | self.possible)

    def among(self, endpoints: tuple[Endpoint, ...]) -> list[Endpoint]:
        """Its endpoints. Classes must have been made with its addresses among the sets."""
        return [
            each
            for each in endpoints
            if self.place in {None, each.place.key} and each.addresses <= self.addresses
        ]


def end_of(text: str, places: tuple[Place, ...], ends: Ends) -> End:
    """What a name, address or prefix means. Raises InputError for what nobody knows.

    A group of which no member's address is known is an end without addresses, and so is a service
    tag where no list of them was given.
    """
    named = {place.key: place for place in places}
    if place := named.get(text.lower()) or _segment(text, places):
        return End(place.name, place.addresses, place.key)
    try:
        known = ends.one(text)
    except ValueError:
        raise InputError(
            f"`{text}` is no address, prefix or range, and nobody is called so",
            remedy="Write one such as 10.0.0.4 or 10.0.0.0/24, or name an end.",
        ) from None
    if known.certain or text.lower() in ends.named:
        return End(text, known.certain, possible=known.possible)
    if known.unknown and known.widest != ANYWHERE and ends.tag_names is None:
        return End(text, NOWHERE, untold=UNLISTED.format(text))
    raise _nobody(text, known, places, ends)


def _segment(text: str, places: tuple[Place, ...]) -> Place | None:
    """A segment or a subnet by its own name, if only one has it."""
    found = [
        place
        for place in places
        if place.kind in {Kind.SEGMENT, Kind.SUBNET}
        and place.name.lower().partition("/")[2] == text.lower()
    ]
    return found[0] if len(found) == 1 else None


def _nobody(text: str, known: Known, places: tuple[Place, ...], ends: Ends) -> InputError:
    names = {**ends.spelled(), **{place.key: place.name for place in places}}
    near = get_close_matches(text.lower(), names, n=1)
    guess = f"Did you mean `{names[near[0]]}`? " if near else ""
    if not known.unknown:
        return InputError(f"nobody is called `{text}`", remedy=f"{guess}Name another end.")
    listed = ends.tag_names is not None
    problem = f"nobody knows the addresses of `{text}`"
    return InputError(
        f"{problem}, and the list of service tags does not have it" if listed else problem,
        remedy=f"{guess}Name a VM, address, segment, subnet, group, site or {INTERNET}"
        + (", or a tag of the list." if listed else TAGS_NEED),
    )
