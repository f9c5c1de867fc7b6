"""Addresses and traffic into the classes of a proof, many at once."""

from collections.abc import Sequence

import numpy as np

from landbridge.model.flow_log import FlowBatch, Numbers
from landbridge.network.ground import Ground
from landbridge.space import IPV6_START, NUMBERS, PORTS

WITH_PORTS = [NUMBERS[name] for name in ("tcp", "udp", "sctp")]


class Classed:
    """The classes of one ground."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def addresses(self, numbers: Sequence[int]) -> Numbers:
        """The class of each address."""
        found = np.empty(len(numbers), np.int64)
        old = [place for place, number in enumerate(numbers) if number < IPV6_START]
        small = np.array([numbers[place] for place in old], np.int64)
        found[old] = self._ground.classes.of_each(small)
        for place, number in enumerate(numbers):
            if number >= IPV6_START:
                found[place] = self._ground.classes.of(number)
        return found

    def traffic(self, batch: FlowBatch) -> Numbers:
        """The class of the traffic of each tuple; of protocols without ports, their number behind.

        Logs tell no type of ICMP, so that a packet of such a protocol may be of several classes.
        """
        classes = self._ground.traffic
        services = batch.protocol * PORTS + batch.port
        with_ports = np.isin(batch.protocol, WITH_PORTS)
        return np.where(
            with_ports, classes.of_each(services, batch.source_port), classes.count + batch.protocol
        )
