"""Resources as azapi has them: the body word for word, checked by the provider's own schema."""

from collections.abc import Iterator, Mapping
from typing import Any

from landbridge.catalogue import catalogue
from landbridge.render.arm.ground import CLOUD, GATEWAY
from landbridge.render.arm.private_cloud import ADDON, CLUSTER
from landbridge.render.arm.resource import Body
from landbridge.render.templates.terraform.forms import found
from landbridge.render.templates.terraform.hcl import Block, Expression, Value
from landbridge.render.templates.terraform.scene import READ, Scene, label_of
from landbridge.render.templates.values import EXTENDS, Given, Grown, Piece, Told

RESOURCE = "azapi_resource"
ASKED = "Read when it is needed, and kept in no state."
BESIDE = ("location", "tags", "identity")
"""What the provider takes beside the body."""
CHILD = {"create": "deploy.timeout.child-hours", "update": "deploy.timeout.child-hours"}
TIMES: Mapping[str, Mapping[str, str]] = {
    CLOUD: {
        "create": "deploy.timeout.create-hours",
        "update": "deploy.timeout.create-hours",
        "delete": "deploy.timeout.delete-hours",
    },
    CLUSTER: CHILD,
    ADDON: CHILD,
    GATEWAY: CHILD,
}
"""Facts with the hours that are allowed; of a gateway's none is published, but that it is long."""
ANSWERED = {CLOUD: ("properties.endpoints",), CLUSTER: ("properties.hosts",)}
"""What of the answer is kept, for outputs."""
FILLED = {
    CLOUD: (
        "properties/managementCluster/hosts",
        "properties/identitySources",
        "properties/extendedNetworkBlocks",
        "properties/encryption",
    ),
    CLUSTER: ("properties/hosts",),
}
"""What Azure fills in, or its owner later: left alone where the plan does not say it."""
LASTING = frozenset({CLOUD})
"""What takes hours to make and holds all guests: Terraform refuses to destroy it."""


def azapi(piece: Piece, scene: Scene, secrets: frozenset[str]) -> Block:
    """The resource; values of secret parameters are sent, and never kept in the state."""
    own = {key: each for key, each in piece.body.items() if key not in BESIDE}
    body, secret = parted(own, secrets)
    beside = {key: piece.body[key] for key in BESIDE[:2] if key in piece.body}
    kept = ANSWERED.get(piece.type, ())
    return Block(
        "resource",
        (RESOURCE, piece.symbol),
        {
            "type": f"{type_of(piece)}@{piece.version}",
            "name": piece.name.rpartition("/")[2],
            "parent_id": scene.id(scene.parent(piece)),
            **{key: scene.value(each) for key, each in beside.items()},
            "body": scene.value(body),
            **({"sensitive_body": scene.value(secret)} if secret else {}),
            "schema_validation_enabled": True,
            **({"response_export_values": list(kept)} if kept else {}),
        },
        tuple(_blocks(piece)),
    )


def type_of(piece: Piece) -> str:
    """The type; that of an extension is its own, whatever it extends."""
    if EXTENDS not in piece.type:
        return piece.type
    provider = piece.name.split("/")[-2]
    return f"{provider}/{piece.type.partition(EXTENDS)[2]}"


def ignored(piece: Piece) -> Iterator[Expression]:
    """The paths of the body that are left as they stand."""
    for path in FILLED.get(piece.type, ()):
        if found(piece.body, path) is None:
            yield Expression(f"body.{path.replace('/', '.')}")
    for path in _grown(piece.body, "body"):
        yield Expression(path)


def _grown(value: object, path: str) -> Iterator[str]:
    if isinstance(value, Grown):
        yield path
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _grown(each, f"{path}.{key}")


def _blocks(piece: Piece) -> Iterator[Block]:
    if "identity" in piece.body:
        yield Block("identity", attributes=_identity(piece.body["identity"]))
    if piece.type in TIMES:
        hours = {key: catalogue().number(fact) for key, fact in TIMES[piece.type].items()}
        told = dict.fromkeys(TIMES[piece.type].values())
        yield Block(
            "timeouts",
            attributes={key: f"{value:g}h" for key, value in hours.items()},
            why=(f"Longer than the provider waits otherwise. [{', '.join(told)}]",),
        )


def _identity(body: Body) -> dict[str, Value]:
    ids = [*body.get("userAssignedIdentities", {})]
    return {"type": body["type"], **({"identity_ids": ids} if ids else {})}


def reading(piece: Piece, scene: Scene) -> Iterator[Block]:
    """What other resources tell, asked anew each time: their keys are kept in no state."""
    for told in dict.fromkeys(asked(piece.body)):
        yield Block(
            "ephemeral",
            (READ, label_of(told)),
            {
                "type": f"{told.id.type}@{told.version}",
                "resource_id": scene.id(told.id),
                "method": "GET",
                "response_export_values": {"told": told.of},
            },
            why=(ASKED,),
        )


def asked(value: object) -> Iterator[Told]:
    """What of others is in a body."""
    if isinstance(value, Told):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from asked(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from asked(each)


def is_secret(value: object, secrets: frozenset[str]) -> bool:
    """What no state may hold: secret parameters, and what other resources tell, such as keys."""
    return isinstance(value, Told) or (isinstance(value, Given) and value.parameter in secrets)


def parted(value: Body, secrets: frozenset[str]) -> tuple[Body, Body]:
    """A body without secrets, and the secrets alone, each at its place."""
    plain: dict[str, Any] = {}
    secret: dict[str, Any] = {}
    for key, each in value.items():
        if is_secret(each, secrets):
            secret[key] = each
        elif isinstance(each, Mapping):
            plain[key], inner = parted(each, secrets)
            if inner:
                secret[key] = inner
        else:
            plain[key] = each
    return plain, secret
