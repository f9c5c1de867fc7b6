"""The files of an estate whose network became another one; all else in them stays as it is."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from landbridge.errors import InputError
from landbridge.intake.estate_file import load_estate_file, parsed, text_of
from landbridge.intake.merge import merged
from landbridge.intake.network_parts import Part, network_parts
from landbridge.intake.opening import shown
from landbridge.intake.reading import estate_file_at
from landbridge.intake.struck import Struck
from landbridge.model.network import Network

Change = Callable[[Network], Network]
BY_HAND = "Write its lists of resources in block style, one entry below the other."


def written_over(estate: Path, change: Change, name: str) -> list[Struck]:
    """The one file that declares what a change is about, as it stands and as it would stand.

    `name` is that of the thing which changes. Raises InputError where no file declares it, and
    where a file is written so that it cannot be changed line by line.
    """
    file = estate_file_at(estate)
    parts = network_parts(load_estate_file(file), file) if file else ()
    found = [each for each in parts if _declares(each.network, name)]
    if not found:
        remedy = "Declare it in a file of the estate first."
        raise InputError(
            f"no file of the estate declares {name}", place=shown(estate), remedy=remedy
        )
    return [_changed(found[0], change(found[0].network))]


def _declares(network: Network, name: str) -> bool:
    """Whether a private cloud or firewall policy of this name is in it."""
    clouds = {each.name for each in network.private_clouds}
    return name in clouds | {each.name for each in network.firewall_policies}


def _changed(part: Part, network: Network) -> Struck:
    text = text_of(part.file)
    mine = parsed(text, part.file)
    base, new = (_under(part.under, each) for each in (part.network, network))
    after = merged(text, mine, base, new).text
    at: Any = parsed(after, part.file)
    for step in part.under:
        at = at[step]
    if Network.model_validate(at) != network:
        raise InputError(
            "this file cannot be changed line by line", place=shown(part.file), remedy=BY_HAND
        )
    return Struck(part.file, text, after)


def _under(keys: tuple[str | int, ...], network: Network) -> Mapping[str, Any]:
    """What a network says, under the keys that stand above it in its file."""
    told: Any = network.model_dump(mode="json", exclude_unset=True)
    for key in reversed(keys):
        told = {str(key): told}
    return dict(told)
