"""Regions, whichever way they are written: "East US" is eastus."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from landbridge.emulator.figures import texts


def region(location: object) -> str:
    """The short name of a region."""
    return str(location or "").replace(" ", "").casefold()


@cache
def regions() -> tuple[str, ...]:
    """All that Azure has, by the names that people read."""
    return tuple(sorted({*texts("arm.regions"), *texts("region.gen2.listed")}))


def placed(body: Mapping[str, Any]) -> dict[str, Any]:
    """The same, with its location as Azure tells it."""
    told = {"location": region(body["location"])} if body.get("location") else {}
    return {**body, **told}


def same_region(body: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two resources stand in one."""
    return region(body.get("location")) == region(other.get("location"))
