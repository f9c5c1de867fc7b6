"""What drafts are made of, with the texts of their files."""

from typing import NamedTuple

OF_AZURE, OF_NSX = "azure.yaml", "network.yaml"
"""The files of the two sides in one folder."""


class Kind(NamedTuple):
    """What drafts are made of, and the texts of their files.

    `base` is the draft as it was made: what differs from it was changed by hand.
    """

    file: str
    base: str
    head: str
    source: str
    questions: str
