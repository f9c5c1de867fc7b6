"""The same estate under changed options, side by side: what would another choice cost?"""

from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from landbridge.errors import InputError
from landbridge.model.estate import Estate, Growth, SizingOptions
from landbridge.model.place import Frozen
from landbridge.model.sized import Resource
from landbridge.sizing.bound import bounds
from landbridge.sizing.reasons import count_reasons
from landbridge.sizing.solve import limiting_resource, solve

KEYS = ("figures", *SizingOptions.model_fields.keys() - {"placement", "growth"})
NESTED = tuple(f"growth.{name}" for name in Growth.model_fields)


class Scenario(Frozen):
    """One variation and its outcome; `hosts` is None where it cannot be had, and `because` why."""

    name: str
    hosts: int | None
    clusters: int | None = None
    cores: int | None = None
    limiting_resource: Resource | None = None
    storage_policy: str | None = None
    difference: int | None = None
    because: str


def what_if(estate: Estate, changes: tuple[str, ...]) -> tuple[Scenario, ...]:
    """The estate as it is, then each change (`key=value`, several by comma) on its own.

    Raises InputError for a key or value that the estate file would not take either.
    """
    varied = [(change, changed(estate, change)) for change in changes]
    base = _scenario("as is", estate, None)
    return (base, *(_scenario(name, each, base.hosts) for name, each in varied))


def changed(estate: Estate, change: str, option: str = "--what-if") -> Estate:
    """The estate with `key=value,key=value` applied; `option` is how errors name its origin."""
    data: dict[str, Any] = estate.model_dump()
    for part in change.split(","):
        key, equals, value = (text.strip() for text in part.partition("="))
        if not equals or key not in (*KEYS, *NESTED):
            near = get_close_matches(key, (*KEYS, *NESTED), n=1)
            known = f"Did you mean {near[0]}? " if near else ""
            known += f"Keys: {', '.join(sorted((*KEYS, *NESTED)))}"
            raise InputError(f"{option} {part}: not `key=value` with a key that can vary",
                             remedy=known)  # fmt: skip
        _set(data, key, value)
    try:
        return Estate.model_validate({**data, "inventory": estate.inventory})
    except ValidationError as error:
        first = error.errors()[0]
        raise InputError(f"{option} {change}: {first['msg']}") from None


def _set(data: dict[str, Any], key: str, value: str) -> None:
    if key == "figures":
        data["figures"] = value
    elif key in NESTED:
        data["sizing"]["growth"][key.partition(".")[2]] = value
    else:
        data["sizing"][key] = _number(value)


def _number(value: str) -> str | int:
    return int(value) if value.isdecimal() else value


def _scenario(name: str, estate: Estate, hosts: int | None) -> Scenario:
    try:
        problem, chosen = solve(estate)
    except InputError as error:
        return Scenario(name=name, hosts=None, because=str(error))
    found = chosen.found
    alone = bounds(problem.items, problem.terms, found.policy)
    limiting = limiting_resource(problem, found, alone)
    return Scenario(
        name=name,
        hosts=found.layout.hosts,
        clusters=found.layout.clusters,
        cores=found.layout.hosts * problem.terms.host.physical_cores,
        limiting_resource=limiting,
        storage_policy=found.policy.name,
        difference=None if hosts is None else found.layout.hosts - hosts,
        because=count_reasons(problem, found, chosen.bound, alone, limiting)["hosts"],
    )
