"""The resources of a stage: by azurerm where it says all of a body, by azapi otherwise."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from landbridge.catalogue import catalogue
from landbridge.render.arm.ground import GATEWAY, PEERING, SUBNET
from landbridge.render.templates.terraform.azapi import (
    LASTING,
    RESOURCE,
    asked,
    azapi,
    ignored,
    is_secret,
    reading,
)
from landbridge.render.templates.terraform.azurerm import FORMS, Form
from landbridge.render.templates.terraform.bonds import Bond, bonds, spoken
from landbridge.render.templates.terraform.forms import Arguments, Blocks, expressed
from landbridge.render.templates.terraform.hcl import Block, Expression, Value, expressions
from landbridge.render.templates.terraform.scene import Scene
from landbridge.render.templates.values import Grown, Id, Piece, found

ADDRESS = "terraform.azurerm.expressroute-address"
INSTEAD = "By azapi, since azurerm cannot say all of it."
GROWN_WHY = "What the service adds is its own: it is neither taken back nor shown as a difference."
FILLED_WHY = "What Azure fills in, or its owner later, is neither taken back nor shown."
LASTING_WHY = (
    "It takes hours to make, and all guests are in it: whoever means it deletes this line."
)


EMPTIED = frozenset({"security_rule", "route"})
"""Blocks that the provider leaves as they stand, unless an empty list says there are none."""


class Told(NamedTuple):
    """A form that says all of a body, and what it is told."""

    form: Form
    arguments: Arguments


def told(piece: Piece, secrets: frozenset[str]) -> Told | None:
    """How azurerm says it; None where it cannot, or would keep a secret in its state."""
    if any(asked(piece.body)) or any(is_secret(each, secrets) for each in found(piece.body)):
        return None
    body = spoken(piece.type, piece.body)
    tries = ((form, expressed(body, form.entries)) for form in FORMS.get(piece.type, ()))
    return next((Told(form, each) for form, each in tries if each is not None), None)


def address(piece: Piece, secrets: frozenset[str]) -> str:
    """How the rest of a stage calls it."""
    said = told(piece, secrets)
    return f"{said.form.kind if said else RESOURCE}.{piece.symbol}"


def resources(
    pieces: Iterable[Piece], scene: Scene, secrets: frozenset[str], synced: Id
) -> Iterator[Block]:
    """A block each, and what ties it to others. `synced` is the network that grows."""
    for piece in pieces:
        said = told(piece, secrets)
        yield from reading(piece, scene)
        made = _azurerm(piece, said, scene) if said else azapi(piece, scene, secrets)
        yield _finished(_in_step(made, piece, synced), piece, said, scene)
        for bond in bonds(piece) if said else ():
            yield tie(bond, scene)


def tie(bond: Bond, scene: Scene, *inner: Block, why: tuple[str, ...] = ()) -> Block:
    """An association as a resource."""
    ends = {key: scene.value(each) for key, each in bond.ends.items()}
    return Block("resource", (bond.kind, bond.label), ends, inner, why)


def _azurerm(piece: Piece, said: Told, scene: Scene) -> Block:
    form = said.form
    parent = scene.parent(piece)
    by_name = form.parent.endswith("_name")
    home = {"resource_group_name": scene.name(scene.group(piece.group))} if form.grouped else {}
    held = scene.name(parent) if by_name else scene.id(parent)
    attributes, inner = _parts(said.arguments, scene)
    return Block(
        "resource",
        (form.kind, piece.symbol),
        {
            "name": piece.name.rpartition("/")[2],
            **home,
            **({form.parent: held} if form.parent else {}),
            **attributes,
        },
        inner,
    )


def _parts(told: Arguments, scene: Scene) -> tuple[dict[str, Value], tuple[Block, ...]]:
    """Arguments and, behind them, blocks."""
    plain = {
        key: [] if isinstance(each, Blocks) else scene.value(each)
        for key, each in told.items()
        if not isinstance(each, Blocks) or (key in EMPTIED and not each.each)
    }
    inner = [
        _inner(key, each, scene)
        for key, value in told.items()
        if isinstance(value, Blocks)
        for each in value.each
    ]
    return plain, tuple(inner)


def _inner(kind: str, told: Arguments, scene: Scene) -> Block:
    attributes, inner = _parts(told, scene)
    return Block(kind, (), attributes, inner)


def _in_step(block: Block, piece: Piece, synced: Id) -> Block:
    """A side of a peering to the network that grows learns its prefixes whenever they change."""
    other = piece.body.get("properties", {}).get("remoteVirtualNetwork", {}).get("id")
    if piece.type != PEERING or other != synced:
        return block
    space = Expression('join(",", sort(data.azurerm_virtual_network.cloud.address_space))')
    return replace(block, attributes={**block.attributes, "triggers": {"address_space": space}})


def _finished(block: Block, piece: Piece, said: Told | None, scene: Scene) -> Block:
    """With what it waits for, what of it is left alone, and why it is as it is."""
    waits = [Expression(each) for each in _waits(block, piece, scene)]
    more: dict[str, Value] = {"depends_on": waits} if waits else {}
    return replace(
        block,
        attributes={**block.attributes, **more},
        blocks=(*block.blocks, *_lifecycle(piece, said)),
        why=(*piece.comments, *_instead(piece, said)),
    )


def _instead(piece: Piece, said: Told | None) -> Iterator[str]:
    """Why azapi has what azurerm has a resource for."""
    if said is None and piece.type in FORMS:
        fact = f" [{catalogue()[ADDRESS].id}]" if piece.type == GATEWAY else ""
        yield f"{INSTEAD}{fact}"


def _waits(block: Block, piece: Piece, scene: Scene) -> Iterator[str]:
    """What of this stage must stand before, though no argument names it, nor what ties it."""
    named = {each.text.rpartition(".")[0] for each in expressions(block)}
    apart = {scene.address(each) for bond in bonds(piece) for each in bond.ends.values()}
    for symbol in piece.needs:
        at = scene.addresses.get(symbol)
        if at == scene.address(scene.group(piece.group)) and "/" in piece.name:
            continue
        if at and at not in named and at not in apart:
            yield at
    yield from _put_before(piece, scene)


def _put_before(piece: Piece, scene: Scene) -> Iterator[str]:
    """What is put on a subnet comes before what stands in it: a subnet takes one change a time."""
    for each in found(piece.body):
        subnet = scene.piece(each) if isinstance(each, Id) and each.type == SUBNET else None
        if subnet and not scene.address(subnet.id).startswith(f"{RESOURCE}."):
            yield from (f"{bond.kind}.{bond.label}" for bond in bonds(subnet))


def _lifecycle(piece: Piece, said: Told | None) -> Iterator[Block]:
    left = [*_grown(said.arguments)] if said else [*ignored(piece)]
    lasting = {"prevent_destroy": True} if piece.type in LASTING else {}
    why = [
        *([LASTING_WHY] if lasting else []),
        *([GROWN_WHY if said else FILLED_WHY] if left else []),
    ]
    if left or lasting:
        ignore: dict[str, Any] = {"ignore_changes": left} if left else {}
        yield Block("lifecycle", attributes={**lasting, **ignore}, why=tuple(why))


def _grown(told: Arguments) -> Iterator[Expression]:
    for key, value in told.items():
        if isinstance(value, Grown):
            yield Expression(key)
