"""What a step of a way is, for programs; the sentence beside it is for people."""

from enum import StrEnum

from landbridge.model.place import Frozen


class HopKind(StrEnum):
    """What stands at a step."""

    ENTRANCE = "entrance"
    ROUTE = "route"
    FILTER = "filter"
    FIREWALL = "firewall"
    APPLIANCE = "appliance"
    BALANCER = "load_balancer"
    PEERING = "peering"
    EGRESS = "egress"
    UNKNOWN = "unknown"
    REPLY = "reply"
    END = "end"


class TakenRoute(Frozen):
    """The route that is taken: `table` and `name` are empty where no route table has it."""

    prefix: str
    origin: str
    next_hop: str
    to: str
    table: str
    name: str


class Translation(Frozen):
    """An address that is put in place of another: at the `source` or the `destination`.

    `was` is empty where it is the sender's own; `to` is empty where nobody tells it.
    """

    end: str
    was: str
    to: str


class Near(Frozen):
    """A rule that would let the packet through, were it not for one thing."""

    stage: str
    resource: str
    rule: str
    why: str


class Flow(Frozen):
    """A packet. The ports are null where the protocol has none; `service` says it in words."""

    source: str
    destination: str
    protocol: int
    source_port: int | None
    destination_port: int | None
    service: str
