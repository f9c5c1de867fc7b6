"""Random changes over HTTP, with kills and restores between them, against a simple model.

A change is taken or refused by the emulator's own rules. What is taken must stand from then on,
what is refused must leave everything as it was, and what must hold of all that stands is looked
at after each of them.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from copy import deepcopy
from functools import partial
from pathlib import Path
from signal import SIGKILL, SIGTERM
from typing import cast

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.emulator import looking
from tests.emulator.azure import Azure, emulated
from tests.emulator.bodies import cloud
from tests.emulator.controlled import control
from tests.emulator.looking import CLOUDS, NETWORKS, Body, digest, path
from tests.emulator.modelled import Cloud, Model, Network, Peering, Place

GROUPS, NAMES = ("one", "Two"), ("a", "B")
PLACES = [(group, name) for group in GROUPS for name in NAMES]
PLACE = st.sampled_from(PLACES)
GROUP, NAME, OCTET = st.sampled_from(GROUPS), st.sampled_from(NAMES), st.integers(0, 6)
END = st.sampled_from([SIGKILL, SIGTERM])


class Process:
    """One emulator after another, over one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = ExitStack()
        self.start(SIGKILL)
        control(self.azure, "PUT", "/snapshots/empty")

    def start(self, end: int) -> None:
        """Ends the one that runs, and starts one that will be ended by a signal."""
        self.close()
        self.azure: Azure = self._stack.enter_context(emulated(self._folder, stop=end))

    def close(self) -> None:
        self._stack.close()


class Changes(RuleBasedStateMachine):
    """Changes of one emulator, and the model that follows them."""

    def __init__(self, process: Process) -> None:
        super().__init__()
        self._process = process
        self._model = Model()
        self._kept: Model | None = None
        assert control(self.azure, "POST", "/snapshots/empty/restore").status_code == 204

    @property
    def azure(self) -> Azure:
        return self._process.azure

    def taken(self, method: str, where: str, body: Body | None = None, **query: str) -> bool:
        """What is refused is told in an envelope, and changes nothing."""
        before = digest(self.azure)
        params = {"api-version": "2025-09-01", **query}
        answer = self.azure.ask(method, where, json=body, params=params)
        assert answer.status_code < 500, answer.text
        if answer.status_code >= 400:
            assert set(answer.json()["error"]) >= {"code", "message"}
            assert digest(self.azure) == before
            return False
        self.settle(answer.headers.get("Azure-AsyncOperation", ""))
        return True

    def settle(self, polled: str) -> None:
        """Waits for the work that a change began, as clients do."""
        while polled:
            status = looking.got(self.azure, polled.removeprefix(self.azure.served.endpoint))
            polled = polled if status["status"] == "InProgress" else ""

    def at(self, place: Place, kind: str = NETWORKS) -> str:
        return path(self.azure, place, kind)

    def group_at(self, name: str) -> str:
        return f"/subscriptions/{self.azure.subscription}/resourceGroups/{name}"

    @initialize()
    def begin(self) -> None:
        self.make_group("one")
        self.make_network(("one", "a"))
        self.put_subnet(("one", "a"), "a", 0)

    @rule(name=GROUP)
    def make_group(self, name: str) -> None:
        assert self.taken("PUT", self.group_at(name), {"location": "eastus"})
        self._model.groups.add(name)

    @rule(name=GROUP)
    def drop_group(self, name: str) -> None:
        if self.taken("DELETE", self.group_at(name)):
            assert not any(group == name for group, _ in self._model.clouds)
            self._model.forget_group(name)

    @rule(place=PLACE)
    def make_network(self, place: Place) -> None:
        if place not in self._model.networks:
            space = [f"10.{PLACES.index(place)}.0.0/16"]
            body = {
                "location": "eastus",
                "properties": {"addressSpace": {"addressPrefixes": space}},
            }
            if self.taken("PUT", self.at(place), body):
                self._model.networks[place] = Network(space)

    @precondition(lambda self: self._model.networks)
    @rule(data=st.data(), octet=OCTET)
    def widen_network(self, data: st.DataObject, octet: int) -> None:
        """As a careful client does: what stands, and one prefix more."""
        place = data.draw(st.sampled_from(sorted(self._model.networks)))
        standing = looking.got(self.azure, self.at(place))
        space, more = standing["properties"]["addressSpace"], f"172.{16 + octet}.0.0/24"
        wider = {"addressPrefixes": [*space["addressPrefixes"], more]}
        body = {"location": "eastus", "properties": {"addressSpace": wider}}
        if self.taken("PUT", self.at(place).lower(), body):
            self._model.networks[place].asked.append(more)

    @rule(place=PLACE)
    def drop_network(self, place: Place) -> None:
        if self.taken("DELETE", self.at(place).upper()):
            assert all(each.network != place for each in self._model.clouds.values())
            self._model.networks.pop(place, None)

    @rule(place=PLACE, name=NAME, octet=OCTET)
    def put_subnet(self, place: Place, name: str, octet: int) -> None:
        prefix = f"10.{PLACES.index(place)}.{octet}.0/24"
        body = {"properties": {"addressPrefix": prefix}}
        if self.taken("PUT", f"{self.at(place)}/subnets/{name}", body):
            self._model.networks[place].subnets[name] = prefix

    @rule(place=PLACE, name=NAME)
    def drop_subnet(self, place: Place, name: str) -> None:
        where = f"{self.at(place)}/subnets/{name}"
        if self.taken("DELETE", where) and place in self._model.networks:
            self._model.networks[place].subnets.pop(name, None)

    @precondition(lambda self: len(self._model.networks) > 1)
    @rule(data=st.data(), sync=st.booleans())
    def peer(self, data: st.DataObject, sync: bool) -> None:
        """Under the name of the other side, so that two networks have one peering each way."""
        known = st.sampled_from(sorted(self._model.networks))
        place, remote = data.draw(known), data.draw(known)
        body = {"properties": {"remoteVirtualNetwork": {"id": self.at(remote)}}}
        where = f"{self.at(place)}/virtualNetworkPeerings/to-{'-'.join(remote)}"
        asks = {"syncRemoteAddressSpace": "true"} if sync else {}
        if self.taken("PUT", where, body, **asks):
            peers, name = self._model.networks[place].peers, f"to-{'-'.join(remote)}"
            if sync or name not in peers:
                peers[name] = Peering(remote, sorted(self._model.space(remote)))

    @rule(place=PLACE, remote=PLACE)
    def part(self, place: Place, remote: Place) -> None:
        name = f"to-{'-'.join(remote)}"
        where = f"{self.at(place)}/virtualNetworkPeerings/{name}"
        if self.taken("DELETE", where) and place in self._model.networks:
            self._model.networks[place].peers.pop(name, None)

    @precondition(lambda self: self._model.networks)
    @rule(data=st.data(), name=NAME, killed=st.booleans())
    def put_cloud(self, data: st.DataObject, name: str, killed: bool) -> None:
        """Perhaps with a kill as soon as it is taken."""
        network = data.draw(st.sampled_from(sorted(self._model.networks)))
        place, block = (network[0], name), f"10.{PLACES.index(network)}.0.0/22"
        before = digest(self.azure)
        body = cloud(self.at(network), networkBlock=block)
        answer = self.azure.ask("PUT", self.at(place, CLOUDS), json=body)
        if answer.status_code >= 400:
            assert (digest(self.azure), answer.status_code < 500) == (before, True)
            return
        if killed:
            self._process.start(SIGKILL)
        _, found, rest = answer.headers.get("Azure-AsyncOperation", "").partition("/subscriptions")
        self.settle(found + rest)
        assert self._model.clouds.setdefault(place, Cloud(network, block)).network == network

    @rule(place=PLACE)
    def drop_cloud(self, place: Place) -> None:
        if self.taken("DELETE", self.at(place, CLOUDS)):
            self._model.clouds.pop(place, None)

    @precondition(lambda self: self._model.clouds)
    @rule(data=st.data(), name=NAME, octet=OCTET)
    def put_segment(self, data: st.DataObject, name: str, octet: int) -> None:
        place = data.draw(st.sampled_from(sorted(self._model.clouds)))
        body = {"properties": {"subnet": {"gatewayAddress": f"192.168.{octet}.1/24"}}}
        where = f"{self.at(place, CLOUDS)}/workloadNetworks/default/segments/{name}"
        if self.taken("PUT", where, body):
            self._model.clouds[place].segments[name] = f"192.168.{octet}.0/24"

    @rule(place=PLACE, name=NAME)
    def drop_segment(self, place: Place, name: str) -> None:
        where = f"{self.at(place, CLOUDS)}/workloadNetworks/default/segments/{name}"
        if self.taken("DELETE", where) and place in self._model.clouds:
            self._model.clouds[place].segments.pop(name, None)

    @precondition(lambda self: self._model.clouds)
    @rule(data=st.data(), name=NAME, size=st.integers(2, 5))
    def put_cluster(self, data: st.DataObject, name: str, size: int) -> None:
        place = data.draw(st.sampled_from(sorted(self._model.clouds)))
        body = {"sku": {"name": "av64"}, "properties": {"clusterSize": size}}
        if self.taken("PUT", f"{self.at(place, CLOUDS)}/clusters/{name}", body):
            self._model.clouds[place].clusters[name] = size

    @rule(place=PLACE, name=NAME)
    def drop_cluster(self, place: Place, name: str) -> None:
        where = f"{self.at(place, CLOUDS)}/clusters/{name}"
        if self.taken("DELETE", where) and place in self._model.clouds:
            self._model.clouds[place].clusters.pop(name, None)

    @rule()
    def keep(self) -> None:
        assert control(self.azure, "PUT", "/snapshots/kept").status_code == 201
        self._kept = deepcopy(self._model)

    @precondition(lambda self: self._kept)
    @rule()
    def restore(self) -> None:
        assert control(self.azure, "POST", "/snapshots/kept/restore").status_code == 204
        self._model = deepcopy(self._kept) or Model()

    @rule(end=END)
    def start_again(self, end: int) -> None:
        before = digest(self.azure)
        self._process.start(end)
        assert digest(self.azure) == before

    @invariant()
    def whole(self) -> None:
        before = digest(self.azure)
        found = list(looking.everything(self.azure, self._model))
        looking.whole(self.azure, found)
        looking.nothing_left_over(self.azure)
        looking.spaces(self.azure, self._model, found)
        looking.peers(self.azure, self._model, found)
        looking.clouds(self.azure, self._model, found)
        assert digest(self.azure) == before


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    found = Process(tmp_path_factory.mktemp("random"))
    yield found
    found.close()


def test_whatever_is_done_in_whatever_order_the_state_is_whole(process: Process) -> None:
    chosen = settings(
        max_examples=settings().max_examples // 12,  # each is of some thirty changes
        stateful_step_count=30,
        phases=[Phase.generate],  # to find a shorter failure would take minutes
    )
    machine = cast(type[RuleBasedStateMachine], partial(Changes, process))
    run_state_machine_as_test(machine, settings=chosen)
