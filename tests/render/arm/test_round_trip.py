"""What is rendered reads back as what was meant: import and proof are the judges."""

import tempfile
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.azure.answers import Folder
from tests.oracle import draw
from tests.render.arm.renderable import renderable
from tests.render.arm.rendered import answered, resources

from landbridge.model.network import Network
from landbridge.network.difference.difference import difference
from landbridge.network.proof import Proof


@settings(max_examples=settings().max_examples // 2)
@given(st.integers(0, 2**32))
def test_a_rendered_network_reads_back_as_one_that_proves_equal(seed: int) -> None:
    network = renderable(draw.network(Random(seed)))
    found = difference(Proof(network), Proof(read_back(network)))
    assert not found.places
    assert not found.inspections


def read_back(network: Network) -> Network:
    with tempfile.TemporaryDirectory() as path:
        folder = Folder(Path(path))
        folder.takes(answered(resources(network), network))
        return folder.network
