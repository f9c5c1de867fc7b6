"""`estate.yaml` or `estate.json` into an Estate; all that is wrong with it is told at once."""

from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from landbridge.errors import InputError
from landbridge.intake.blanks import without_blanks
from landbridge.intake.complaints import complaints
from landbridge.intake.forms import ESTATE, Form
from landbridge.intake.opening import opening, shown
from landbridge.intake.plain_json import parsed_json
from landbridge.intake.plain_yaml import GivenTwice, PlainLoader
from landbridge.intake.spots import JSON_SUFFIX
from landbridge.model.estate import Estate
from landbridge.model.place import Place

ESTATE_FILE, ESTATE_JSON = "estate.yaml", "estate.json"
LOOK_THERE = "Look at the indentation, the colons and the quotes there."
REMEDIES: dict[type[yaml.MarkedYAMLError], str] = {GivenTwice: "Keep one of them."}
TRY_INIT = "`landbridge init` writes a commented file to start from."


def load_estate_file(path: Path) -> Estate:
    """Read an estate file, or that of a folder, without what its sources hold."""
    file = in_folder(path) if path.is_dir() else path
    if not file.is_file():
        raise InputError("there is no such file", place=shown(file), remedy=TRY_INIT)
    text = text_of(file)
    if not text:
        raise InputError("the file is empty", place=shown(file), remedy=TRY_INIT)
    data = without_blanks(parsed(text, file), Estate)
    try:
        return Estate.model_validate(data)
    except ValidationError as error:
        raise refused(complaints(error, text, shown(file))) from error


def in_folder(folder: Path) -> Path:
    """The estate file of a folder: YAML, or else JSON if that is there."""
    first, other = folder / ESTATE_FILE, folder / ESTATE_JSON
    return other if other.is_file() and not first.is_file() else first


def text_of(file: Path) -> str:
    """The text of a YAML file, in UTF-8 with or without its mark."""
    with opening(shown(file)):
        raw = file.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise InputError(
            "the text is not in UTF-8",
            place=Place(file=shown(file), line=line),
            remedy="Save the file with the encoding UTF-8.",
        ) from error


def parsed(text: str, file: Path, remedy: str = TRY_INIT) -> dict[str, Any]:
    """The keys of a YAML or JSON file; an empty file has none."""
    is_json = file.suffix.lower() == JSON_SUFFIX and text.strip()
    data = parsed_json(text, file) if is_json else _parsed_yaml(text, file, remedy)
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise InputError(
            f"a mapping of keys was expected, and this is {_called(data)}",
            place=shown(file),
            remedy=remedy,
        )
    return data


def _parsed_yaml(text: str, file: Path, remedy: str) -> object:
    try:
        return yaml.load(text, PlainLoader)  # noqa: S506 - a safe loader, see there
    except yaml.MarkedYAMLError as error:
        raise _no_yaml(error, text, file) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise InputError(f"this is no YAML ({error})", place=shown(file), remedy=remedy) from error


def _no_yaml(error: yaml.MarkedYAMLError, text: str, file: Path) -> InputError:
    mark = error.problem_mark or error.context_mark
    place = Place(file=shown(file))
    if mark is not None:
        place = Place(file=shown(file), line=mark.line + 1, column=mark.column + 1)
    if mark is not None and _at(text, mark) == "\t":
        what = "there is a tab, and YAML takes blanks only"
        return InputError(what, place=place, remedy="Put blanks there.")
    return InputError(
        " ".join(part for part in (error.context, error.problem) if part),
        place=place,
        remedy=REMEDIES.get(type(error), LOOK_THERE),
    )


def _at(text: str, mark: yaml.Mark) -> str:
    """The character at which reading ended."""
    lines = text.splitlines()
    return lines[mark.line][mark.column : mark.column + 1] if mark.line < len(lines) else ""


def refused(problems: list[tuple[Place, str]], form: Form = ESTATE) -> InputError:
    """One error out of all that is wrong."""
    if len(problems) == 1:
        return InputError(problems[0][1], place=problems[0][0], remedy=form.remedy)
    told = "\n".join(f"{place}: {problem}" for place, problem in problems)
    return InputError(told, remedy=form.remedy)


def _called(data: object) -> str:
    return "a list" if isinstance(data, list) else "a single value"
