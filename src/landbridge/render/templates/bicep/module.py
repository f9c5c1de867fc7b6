"""A module: what of a stage is made in one resource group."""

from collections.abc import Mapping

from landbridge.lint.bicep.quoting import text
from landbridge.render.arm.resource import RESOURCE_GROUP
from landbridge.render.templates.arm.file import TYPES, used
from landbridge.render.templates.bicep.attached import attached
from landbridge.render.templates.bicep.writing import Said, comment, written
from landbridge.render.templates.values import (
    EXTENDS,
    Id,
    Parameter,
    Part,
    Piece,
    Staged,
    Told,
    found,
)

SUBSCRIPTION = "targetScope = 'subscription'"


class Names:
    """The resources that a module refers to: its own, and others that stand already."""

    def __init__(self, part: Part, whole: Staged) -> None:
        self.part = part
        self.own = {each.symbol: each for each in part.pieces}
        self._all = {each.symbol: each for each in (*whole.groups, *whole.pieces)}
        self.standing: dict[str, Piece] = {}

    def refer(self, value: Id | Told) -> str:
        """The id of a resource, or what it tells, as an expression."""
        if isinstance(value, Told):
            symbol = self.symbol(value.id.symbol)
            by = _by_function(value.id, self.part.group)
            asked = symbol or f"reference({by}, {text(value.version)}, 'Full')"
            return f"{asked}.{value.of}"
        symbol = self.symbol(value.symbol)
        return f"{symbol}.id" if symbol else _by_function(value, self.part.group)

    def symbol(self, symbol: str) -> str:
        """A symbol that may be named here; empty for what has none."""
        piece = self._all.get(symbol)
        if piece is None or piece.type == RESOURCE_GROUP or EXTENDS in piece.type:
            return ""
        if symbol not in self.own:
            self.standing[symbol] = piece
        return symbol

    def above(self, piece: Piece) -> str:
        """The symbol of what it stands in, or on."""
        type_ = piece.type.partition(EXTENDS)[0] if EXTENDS in piece.type else ""
        kind = type_ or piece.type.rpartition("/")[0]
        name = "/".join(piece.name.split("/")[: kind.count("/")])
        here = (kind.lower(), piece.group.lower(), name.lower())
        for each in self._all.values():
            if name and (each.type.lower(), each.group.lower(), each.name.lower()) == here:
                return self.symbol(each.symbol)
        return ""


def module(part: Part, whole: Staged) -> str:
    """The text of a part's module."""
    names = Names(part, whole)
    made = [_resource(each, names) for each in part.pieces]
    put = list(attached(part, names.refer, names.symbol))
    before = [_existing(each, part) for each in names.standing.values()]
    asked = [declared(each) for each in used(part.pieces, whole)]
    scope = [] if part.group else [SUBSCRIPTION]
    return "\n\n".join([*scope, *asked, *before, *made, *put]) + "\n"


def groups_module(whole: Staged) -> str:
    """The text of the resource groups' module, which is one of the subscription."""
    return "\n\n".join([SUBSCRIPTION, *groups(whole)]) + "\n"


def groups(whole: Staged) -> list[str]:
    """The resource groups, behind their parameters."""
    names = Names(Part("", whole.groups[0].stage, ""), whole)
    asked = [declared(each) for each in used(whole.groups, whole)]
    return [*asked, *(_resource(each, names) for each in whole.groups)]


def declared(parameter: Parameter) -> str:
    """A parameter, with what it is."""
    default = parameter.default
    given = "" if default is None else f" = {written(default, lambda each: '')}"
    secure = ["@secure()"] if parameter.secret else []
    told = [f"@description({text(parameter.about)})", *secure]
    return "\n".join([*told, f"param {parameter.name} {TYPES[parameter.kind]}{given}"])


def _resource(piece: Piece, names: Names) -> str:
    type_, config = _head(piece, names)
    told = {each.symbol for each in found(piece.body) if isinstance(each, Id)}
    above = names.above(piece)
    needs = [each for each in piece.needs if each in names.own and each not in {*told, above}]
    lines = written({**config, **piece.body}, names.refer).splitlines()
    more = ["  dependsOn: [", *(f"    {each}" for each in needs), "  ]"] if needs else []
    head = f"resource {piece.symbol} {text(f'{type_}@{piece.version}')} = {{"
    return "\n".join([*comment(piece.comments), head, *lines[1:-1], *more, "}"])


def _head(piece: Piece, names: Names) -> tuple[str, Mapping[str, object]]:
    """The type, and where it stands."""
    above, own = names.above(piece), piece.name.rpartition("/")[2]
    if EXTENDS in piece.type:
        provider, kind = piece.name.split("/")[-2], piece.type.rpartition("/")[2]
        return f"{provider}/{kind}", {"scope": Said(above), "name": own}
    if above:
        return piece.type, {"parent": Said(above), "name": own}
    return piece.type, {"name": piece.name}


def _existing(piece: Piece, part: Part) -> str:
    """A resource of another part, by its whole name."""
    elsewhere = piece.group.lower() != part.group.lower()
    scope = [f"  scope: resourceGroup({text(piece.group)})"] if elsewhere else []
    head = f"resource {piece.symbol} {text(f'{piece.type}@{piece.version}')} existing = {{"
    return "\n".join([head, f"  name: {text(piece.name)}", *scope, "}"])


def _by_function(id_: Id, group: str) -> str:
    """The functions of ARM templates are those of Bicep, but for how texts are quoted."""
    if not id_.type:
        return "subscription().id"
    elsewhere = [id_.group] if id_.group.lower() != group.lower() else []
    words = ", ".join(map(text, [*elsewhere, id_.type, *id_.name.split("/")]))
    return f"resourceId({words})" if id_.group else f"subscriptionResourceId({words})"
