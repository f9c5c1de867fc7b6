"""The network that an estate declares: under `network`, and in the files of `sources.network`."""

import os
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from landbridge.errors import InputError
from landbridge.intake.blanks import without_blanks
from landbridge.intake.complaints import complaints, place_of
from landbridge.intake.estate_file import parsed, refused, text_of
from landbridge.intake.forms import Form, Loc
from landbridge.intake.opening import shown
from landbridge.model.estate import Estate
from landbridge.model.network import Network

PART = Form(
    Network,
    "a file of a network",
    "Correct it there: such a file has the keys that `network` has in the estate file.",
)


class Part(NamedTuple):
    """A part of a network, the file that holds it, and the keys above it there."""

    network: Network
    file: Path
    under: Loc = ()


Parts = tuple[Part, ...]


def network_parts(estate: Estate, file: Path) -> Parts:
    """What the estate file says itself, then what each of its files says."""
    own = Part(estate.network, file, ("network",))
    found = [_file(given, at, file) for at, given in enumerate(estate.sources.network)]
    return (own, *(Part(load_network(path), path) for path in found))


def load_network(path: Path) -> Network:
    """Read a part of a network; JSON fast, YAML as the estate file."""
    text = text_of(path)
    data = without_blanks(parsed(text, path), Network)
    try:
        return Network.model_validate(data)
    except ValidationError as error:
        raise refused(complaints(error, text, shown(path), PART), PART) from error


def _file(given: str, at: int, file: Path) -> Path:
    path = Path(os.path.normpath(file.parent / Path(given).expanduser()))
    if not path.is_file():
        raise InputError(
            f"`sources.network` names {given}, and there is no such file",
            place=place_of(text_of(file), ("sources", "network", at), shown(file)),
            remedy="Mend the path, which is relative to the estate file, or strike it.",
        )
    return path
