"""Everything that is wrong with Contoso, on purpose: the list that README and tests share."""

from collections.abc import Iterator

from examples.contoso.generator.estate import Machine, SiteName

from . import appliances, devices, guests, identities, networks, sizes, storage
from .plant import Plant

PLANTS: tuple[Plant, ...] = (
    *sizes.PLANTS,
    *storage.PLANTS,
    *devices.PLANTS,
    *guests.PLANTS,
    *networks.PLANTS,
    *identities.PLANTS,
    *appliances.PLANTS,
)


def planted_machines(site: SiteName) -> Iterator[Machine]:
    """The machines that bear the defects of a site, each with all that was planted in it."""
    made: dict[tuple[str, int], Machine] = {}
    for plant in PLANTS:
        if plant.site == site and plant.about_machine:
            for copy in range(plant.copies):
                key = (plant.subject, copy)
                made[key] = plant.planted_in(made.get(key) or plant.healthy(copy))
    yield from made.values()


__all__ = ["PLANTS", "Plant", "planted_machines"]
