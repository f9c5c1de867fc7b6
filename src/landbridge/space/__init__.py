"""Sets of addresses and of traffic, with the laws of sets; no network, no product."""

from landbridge.space.addresses import ANYWHERE, IPV6_START, NOWHERE, V4, V6, Addresses, number_of
from landbridge.space.classes import Classes
from landbridge.space.intervals import Intervals
from landbridge.space.traffic import (
    ALL_TRAFFIC,
    EVERY_PORT,
    NAMES,
    NO_TRAFFIC,
    NUMBERS,
    PORTS,
    PROTOCOLS,
    Packet,
    Traffic,
)
from landbridge.space.traffic_classes import TrafficClasses
from landbridge.space.wording import worded

__all__ = [
    "ALL_TRAFFIC",
    "ANYWHERE",
    "EVERY_PORT",
    "NAMES",
    "NOWHERE",
    "NO_TRAFFIC",
    "NUMBERS",
    "PORTS",
    "PROTOCOLS",
    "V4",
    "IPV6_START",
    "V6",
    "Addresses",
    "Classes",
    "Intervals",
    "Packet",
    "Traffic",
    "TrafficClasses",
    "number_of",
    "worded",
]
