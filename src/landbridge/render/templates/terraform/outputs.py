"""What a stage tells when it is done."""

from collections.abc import Iterable, Iterator, Mapping

from landbridge.render.arm.ground import CLOUD
from landbridge.render.templates.terraform.hcl import Block, Expression, Value
from landbridge.render.templates.terraform.scene import Scene
from landbridge.render.templates.values import Attachment, Piece

ABOUT_IDS = "Ids of what this stage makes, by its name in these files."
ABOUT_ENDPOINTS = "Where vCenter Server, NSX Manager and HCX are reached."
ABOUT_SUBNETS = "What the subnets of the service are called."


def outputs(
    pieces: Iterable[Piece], attachments: Iterable[Attachment], scene: Scene
) -> Iterator[Block]:
    """Ids first; then what only the service knows."""
    made = list(pieces)
    ids: Mapping[str, Value] = {each.symbol: scene.id(each.id) for each in made}
    if ids:
        yield _output("ids", ABOUT_IDS, ids)
    for each in made:
        if each.type == CLOUD:
            address = scene.addresses[each.symbol]
            yield _output(
                "endpoints", ABOUT_ENDPOINTS, Expression(f"{address}.output.properties.endpoints")
            )
    if tuple(attachments):
        yield _output("service_subnets", ABOUT_SUBNETS, Expression("local.service_subnets"))


def _output(name: str, about: str, value: Value) -> Block:
    return Block("output", (name,), {"description": about, "value": value})
