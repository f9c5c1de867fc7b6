"""What will be written is read once before: nobody is left with an estate that cannot be opened."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from landbridge.errors import InputError
from landbridge.intake.estate_file import ESTATE_FILE, load_estate_file
from landbridge.intake.exports.written import Files
from landbridge.intake.network_faults import refuse_faults, with_network
from landbridge.intake.network_parts import Part, load_network
from landbridge.model.estate import Estate

REMEDY = "Correct it in the folder, or import into another one; nothing was written."


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
        yield Part(load_network(path), path)
