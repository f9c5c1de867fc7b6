"""Which language a text is of, and who reads it."""

import json
from collections.abc import Callable, Mapping

from landbridge.catalogue import catalogue
from landbridge.errors import InputError
from landbridge.lint.arm import JSON, arm_source, is_arm
from landbridge.lint.bicep.source import bicep_source
from landbridge.lint.declared import Open, Source
from landbridge.lint.terraform.plan import is_plan, may_be_plan, plan_source
from landbridge.lint.terraform.source import terraform_source

NOT_READ = "Terraform in its syntax of JSON is not read: what it declares is not judged"
Files = Mapping[str, str]
"""Texts by the names of their files."""
Reader = Callable[[str], Source]
KNOWN = (
    "Read are templates of ARM and plans of Terraform in JSON, .bicep, and .tf files of Terraform."
)


def reader_of(file: str, text: str, beside: Files) -> Reader | None:
    """Who reads a text; None for JSON that declares nothing. `beside` are the files of its folder.

    Raises InputError for a text that is too large.
    """
    _not_too_large(file, text)
    reader = _reader(file, text, beside)
    return None if reader is None else _not_too_deep(reader, file)


def _reader(file: str, text: str, beside: Files) -> Reader | None:
    if file.endswith(".tf"):
        return lambda now: terraform_source(now, file, beside)
    if file.endswith(".bicep"):
        return lambda now: bicep_source(now, file, beside)
    if file.endswith(".tf.json"):
        return lambda now: Source(file, now, JSON, (), open=(Open(0, NOT_READ, whole=True),))
    if file.endswith(".json"):
        return _of_json(file, text)
    return None


def _of_json(file: str, text: str) -> Reader | None:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return lambda now: arm_source(now, file)
    if is_plan(value):
        return lambda now: plan_source(now, file)
    return (lambda now: arm_source(now, file)) if is_arm(value) else None


def _not_too_deep(reader: Reader, file: str) -> Reader:
    """The same, which says so where Python's own stack ends."""

    def read(text: str) -> Source:
        try:
            return reader(text)
        except RecursionError:
            problem = "this is nested too deeply"
            raise InputError(problem, place=file, remedy="Look for brackets that lack.") from None

    return read


def _not_too_large(file: str, text: str) -> None:
    limit = "lint.plan-bytes-max" if may_be_plan(text) else "lint.bytes-max"
    most = int(catalogue().number(limit))
    size = len(text.encode(errors="replace"))
    if size > most:
        raise InputError(
            f"the file has {size:,} bytes",
            place=file,
            remedy=f"At most {most:,} are read. Split it.",
        )
