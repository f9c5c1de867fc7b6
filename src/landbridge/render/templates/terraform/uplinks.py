"""What is put on subnets of the service, whose names are found when Terraform runs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from landbridge.lint.terraform.quoting import text
from landbridge.render.templates.terraform.azurerm.network import ROUTE
from landbridge.render.templates.terraform.bonds import tied
from landbridge.render.templates.terraform.forms import arguments
from landbridge.render.templates.terraform.hcl import Block, Expression, Joined, Value
from landbridge.render.templates.terraform.resources import tie
from landbridge.render.templates.terraform.scene import Scene
from landbridge.render.templates.values import Attachment, Id

NETWORK = "data.azurerm_virtual_network.cloud"
LOOKED_UP = "As it stands: the service adds subnets and prefixes to it."
SUFFIXED = (
    "The service gives each name a suffix. A longer name of the layout is another subnet."
    " [network.subnets.match-by]"
)
NOT_ONE = "There is not one subnet {} in the network: is the private cloud made?"


def network(id_: Id, scene: Scene) -> Block:
    """The network of the private cloud, read anew each time."""
    return Block(
        "data",
        ("azurerm_virtual_network", "cloud"),
        {"name": scene.name(id_), "resource_group_name": scene.name(scene.group(id_.group))},
        why=(LOOKED_UP,),
    )


def uplinks(attachments: Sequence[Attachment], scene: Scene) -> Iterator[Block]:
    """The subnets as they are called, and an association each for what is put on them."""
    if attachments:
        found: dict[str, Value] = {each.called: _found(each) for each in attachments}
        yield Block("locals", (), {"service_subnets": found}, why=(SUFFIXED,))
    for each in attachments:
        if each.routes:
            yield from _laid(each, scene)
        for bond in tied(label_of(each.called), subnet(each.called), dict(each.properties)):
            yield replace(tie(bond, scene, _sure(each)), why=each.comments)


def label_of(called: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", called)


def subnet(called: str) -> Joined:
    """The id of the subnet that was found."""
    name = f"one(local.service_subnets[{text(called)}])"
    return Joined((Expression(f"{NETWORK}.id"), "/subnets/", Expression(name)))


def _laid(attachment: Attachment, scene: Scene) -> Iterator[Block]:
    """The routes of a table into that of the service, beside its own."""
    label, own = label_of(attachment.called), f"local.service_subnets[{text(attachment.called)}]"
    yield Block(
        "data",
        ("azurerm_subnet", label),
        {
            "name": Expression(f"one({own})"),
            "virtual_network_name": Expression(f"{NETWORK}.name"),
            "resource_group_name": Expression(f"{NETWORK}.resource_group_name"),
        },
        (_sure(attachment),),
        attachment.comments[-1:],
    )
    at = f'split("/", data.azurerm_subnet.{label}.route_table_id)'
    for number, route in enumerate(attachment.routes, start=1):
        yield Block(
            "resource",
            ("azurerm_route", f"{label}_{number}"),
            {
                "resource_group_name": Expression(f"{at}[4]"),
                "route_table_name": Expression(f"{at}[8]"),
                **{key: scene.value(each) for key, each in arguments(route, ROUTE).items()},
            },
        )


def _found(attachment: Attachment) -> Expression:
    """The names that begin so, but for those of which a longer name of the layout is the begin."""
    own, name = attachment.called, 'lower("${each}-")'
    longer = [each for each in attachment.names if each.startswith(f"{own}-")]
    tests = [
        f"startswith({name}, {text(f'{own}-')})",
        *(f"!startswith({name}, {text(f'{each}-')})" for each in sorted(longer)),
    ]
    return Expression(f"[for each in {NETWORK}.subnets : each if {' && '.join(tests)}]")


def _sure(attachment: Attachment) -> Block:
    condition = Expression(f"length(local.service_subnets[{text(attachment.called)}]) == 1")
    message = NOT_ONE.format(attachment.called)
    inner = Block("precondition", (), {"condition": condition, "error_message": message})
    return Block("lifecycle", blocks=(inner,))
