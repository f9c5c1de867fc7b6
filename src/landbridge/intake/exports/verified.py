"""What will be written is proven to open once before: nobody is left with an estate that cannot be.

A draft is judged by its data; its text is read only where a merge made it, or to tell the place of
a fault.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import ValidationError

from landbridge.errors import InputError
from landbridge.intake.blanks import without_blanks
from landbridge.intake.draft.noted import bare
from landbridge.intake.estate_file import ESTATE_FILE, load_estate_file
from landbridge.intake.exports.written import Files
from landbridge.intake.network_faults import refuse_faults, with_network
from landbridge.intake.network_parts import Part, load_network
from landbridge.model.estate import Estate
from landbridge.model.network import Network

REMEDY = (
    "Correct it in the folder, import into another one, or with --complete if the export lacks"
    " nothing; nothing was written."
)


def refuse_unusable(made: Files, out: Path) -> None:
    """Raise InputError where the files, together with what stands there, would be no estate."""
    with TemporaryDirectory() as name:
        beside = Path(name)
        for file, text in made.texts.items():
            (beside / file).write_text(text, "utf-8", newline="")
        try:
            estate = load_estate_file(beside / ESTATE_FILE)
            parts = tuple(_parts(estate, made, beside, out))
            refuse_faults(with_network(estate, parts), parts)
        except InputError as error:
            told = str(error).replace(f"{name}/", f"{out}/")
            raise InputError(
                f"what would be written is no estate\n{told}", remedy=REMEDY
            ) from error


def _parts(estate: Estate, made: Files, beside: Path, out: Path) -> Iterator[Part]:
    yield Part(estate.network, beside / ESTATE_FILE, ("network",))
    for given in estate.sources.network:
        path = beside / given if given in made.texts else out / Path(given).expanduser()
        yield Part(_network(given, made, path), path)


def _network(given: str, made: Files, path: Path) -> Network:
    """A part, out of its data where nobody changed them; what is wrong there, its text tells."""
    if given not in made.data:
        return load_network(path)
    try:
        data = without_blanks(bare(made.data[given]), Network)
        return Network.model_validate(data)
    except ValidationError:
        return load_network(path)
