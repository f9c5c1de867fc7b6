"""What a picture is made of, and the measures that all of it shares."""

from typing import NamedTuple

from landbridge.model.topology import Device, Link, Node

BOX, GUTTER, LANE, GAP, MARGIN = 250.0, 136.0, 13.0, 18.0, 10.0
LINE, CHIP, PAD = 17.0, 27.0, 8.0
SHOWN = 2


class Chip(NamedTuple):
    """A firewall or gateway inside a box."""

    y: float
    device: Device
    words: str


class Box(NamedTuple):
    """A node, or several that are alike, where it stands."""

    nodes: tuple[Node, ...]
    column: int
    x: float
    y: float
    height: float
    title: str
    lines: tuple[str, ...]
    chips: tuple[Chip, ...]
    cloud: tuple[str, ...]

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + BOX

    @property
    def kind(self) -> str:
        """What it is drawn as."""
        return self.nodes[0].kind

    @property
    def cloud_y(self) -> float:
        """Where the private cloud in it begins."""
        return self.y + self.height - PAD - cloud_height(self.cloud)

    @property
    def cloud_height(self) -> float:
        """How high the private cloud in it is."""
        return cloud_height(self.cloud)


class Line(NamedTuple):
    """A link, or several alike, as a path; `nth` counts the first of them among all links."""

    nth: int
    links: tuple[Link, ...]
    path: str
    label: str
    x: float
    y: float
    anchor: str

    @property
    def kind(self) -> str:
        """What it is drawn as."""
        return self.links[0].kind if self.links[0].works else "broken"


class Picture(NamedTuple):
    """The whole drawing with its size."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    meshed: bool
    reach: bool
    """Whether Global Reach joins some of the left, where a line has no room for its name."""


def cloud_height(lines: tuple[str, ...]) -> float:
    """How high a private cloud is that says these lines."""
    return LINE * len(lines) + PAD * 2 if lines else 0.0
