"""The intents of an estate as questions, each told with its line where it cannot be asked."""

from pathlib import Path

from landbridge.intake.network_faults import refuse_intents
from landbridge.intake.reading import estate_file_at
from landbridge.model.estate import Estate
from landbridge.model.network import Network
from landbridge.network.intents import Intent, understood


def intents_of(estate: Estate, path: Path, network: Network) -> tuple[Intent, ...]:
    """What the estate at a path intends. Raises InputError for one that names nobody."""
    if file := estate_file_at(path):
        refuse_intents(estate, network, file)
    return tuple(map(understood, estate.intents))
