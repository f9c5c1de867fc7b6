"""An estate as the network that its owner holds to tests."""

from pathlib import Path

from landbridge.intake.reading import read_estate
from landbridge.network.estate.assembled import assembled
from landbridge.network.estate.loaded import Loaded


def read_network(path: Path | str) -> Loaded:
    """The whole network of an estate file or its folder, with its list of service tags if named.

    Raises InputError for what `landbridge prove` refuses.
    """
    estate, _ = read_estate(Path(path), bare=True)
    return Loaded(assembled(estate), estate.tags)
