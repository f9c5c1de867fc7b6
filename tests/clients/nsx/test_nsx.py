"""The client of NSX: at the emulated manager, and at a server that answers as it is told."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.clients.nsx.conftest import QUICK
from tests.clients.nsx.scripted import Answer, scripted
from tests.emulator.nsx.manager import addresses, child, in_domain

from landbridge.clients.nsx import Access, Nsx, owned
from landbridge.errors import InputError, RemoteError

GROUP = "/infra/domains/default/groups/web"
MARK = [{"scope": "landbridge", "tag": "acme"}]


def test_what_is_written_is_read(nsx: Nsx) -> None:
    assert nsx.get(GROUP) is None
    nsx.patch(GROUP, {"display_name": "Web", "expression": addresses("10.1.0.4")})
    found = nsx.get(GROUP)
    assert found is not None
    changed = nsx.put(GROUP, {**found, "display_name": "The web"})
    assert changed["_revision"] == 1
    assert [each["id"] for each in nsx.listed("/infra/domains/default/groups")] == ["web"]
    nsx.wait([GROUP])
    for _ in range(2):
        nsx.delete(GROUP)
    assert nsx.get(GROUP) is None


def test_what_the_manager_refuses_is_told_as_it_said_it(nsx: Nsx) -> None:
    nsx.patch(GROUP, {"display_name": "Web"})
    with pytest.raises(RemoteError, match="Fetch the latest copy") as caught:
        nsx.put(GROUP, {"display_name": "Mine", "_revision": 7})
    assert (caught.value.status, caught.value.code) == (412, "604")


def test_a_wrong_password_is_told_without_it(access: Access) -> None:
    with Nsx(replace(access, password="secret-word"), QUICK) as nsx:  # noqa: S106 - none that opens
        with pytest.raises(RemoteError, match="credentials were incorrect") as caught:
            nsx.tree()
        assert caught.value.status == 403
        assert "secret-word" not in f"{caught.value!r} {access!r}"
    assert access.password not in repr(access)


def test_what_carries_a_tag_is_deleted_and_nothing_else(nsx: Nsx) -> None:
    mine = child("Group", "mine", tags=MARK, expression=addresses("10.1.0.4"))
    theirs = child("Group", "theirs", tags=[{"scope": "landbridge", "tag": "other"}])
    policy = child("SecurityPolicy", "p", tags=MARK, children=[
        child("Rule", "r", action="DROP", source_groups=[f"{GROUP[:-3]}mine"])
    ])  # fmt: skip
    segment = child("Segment", "s", tags=MARK, subnets=[{"gateway_address": "10.1.0.1/24"}])
    excluded = {"members": [f"{GROUP[:-3]}mine", f"{GROUP[:-3]}theirs"]}
    listed = {"resource_type": "ChildPolicyExcludeList", "PolicyExcludeList": excluded}
    before = nsx.tree()
    nsx.patch("/infra", {"children": [listed, segment, in_domain(mine, theirs, policy)]})
    wanted = {
        f"{GROUP[:-3]}mine",
        "/infra/segments/s",
        "/infra/domains/default/security-policies/p",
    }
    assert {*owned(nsx.tree(), "landbridge", "acme")} == wanted
    assert {*nsx.delete_owned("landbridge", "acme")} == wanted
    assert nsx.delete_owned("landbridge", "acme") == ()
    assert nsx.get(f"{GROUP[:-3]}theirs") is not None
    left = nsx.get("/infra/settings/firewall/security/exclude-list")
    assert left is not None
    assert left["members"] == [f"{GROUP[:-3]}theirs"]
    assert nsx.get("/infra/segments/s") is None
    assert len(nsx.tree()["children"]) == len(before["children"])


def test_the_tree_holds_the_types_that_are_asked_for(nsx: Nsx) -> None:
    children = nsx.tree(["Tier1", "Tier0"])["children"]
    assert {each["resource_type"] for each in children} == {"ChildTier0", "ChildTier1"}


@pytest.mark.parametrize("status", [429, 503])
def test_who_is_busy_is_asked_again(tmp_path: Path, status: int) -> None:
    busy = Answer(status, {"error_message": "busy"}, (("Retry-After", "0"),))
    with (
        scripted(tmp_path, [busy, busy, Answer(200, {})]) as script,
        Nsx(script.access, QUICK) as nsx,
    ):
        nsx.patch("/infra", {})
        assert script.asked == ["PATCH /policy/api/v1/infra HTTP/1.1"] * 3


def test_who_stays_busy_is_told_of(tmp_path: Path) -> None:
    busy = Answer(429, {"error_message": "Too many requests.", "error_code": 102})
    answers = [busy] * (QUICK.tries + 1)
    with scripted(tmp_path, answers) as script, Nsx(script.access, QUICK) as nsx:
        with pytest.raises(RemoteError, match="Too many requests") as caught:
            nsx.get("/infra")
        assert (caught.value.status, len(script.asked)) == (429, len(answers))


def test_it_is_asked_until_it_is_realised(tmp_path: Path) -> None:
    states = ("UNREALIZED", "UNREALIZED", "REALIZED")
    answers = [Answer(200, {"publish_status": each}) for each in states]
    pauses = list[float]()
    with scripted(tmp_path, answers) as script, Nsx(script.access, QUICK, pauses.append) as nsx:
        nsx.wait([GROUP])
    assert pauses == [QUICK.interval] * 2


def test_what_is_never_realised_ends_with_the_time(tmp_path: Path) -> None:
    hours = iter((0.0, QUICK.realised - 1, QUICK.realised))
    answers = [Answer(200, {"publish_status": "UNREALIZED"})] * 2
    with scripted(tmp_path, answers) as script:
        nsx = Nsx(script.access, QUICK, lambda _: None, lambda: next(hours))
        with nsx, pytest.raises(RemoteError, match="is not realised yet") as caught:
            nsx.wait([GROUP])
    assert caught.value.code == "UNREALIZED"


def test_what_cannot_be_realised_is_told_with_its_reason(tmp_path: Path) -> None:
    alarm = {"results": [{"alarms": [{"message": "No room on the Edge."}]}]}
    answers = [Answer(200, {"publish_status": "ERROR"}), Answer(200, alarm)]
    why = r"cannot be realised: No room on the Edge\."
    with (
        scripted(tmp_path, answers) as script,
        Nsx(script.access, QUICK) as nsx,
        pytest.raises(RemoteError, match=why),
    ):
        nsx.wait([GROUP])


def test_a_list_is_read_to_its_end(tmp_path: Path) -> None:
    pages = [Answer(200, {"results": [{"id": "a"}], "cursor": "x"}), Answer(200, {"results": []})]
    with scripted(tmp_path, pages) as script, Nsx(script.access, QUICK) as nsx:
        assert [each["id"] for each in nsx.listed("/infra/segments")] == ["a"]
        assert script.asked[1].split()[1].endswith("/infra/segments?cursor=x")


@pytest.mark.parametrize("body", ["<html>log in</html>", [1]])
def test_an_answer_that_is_none_of_a_manager_is_told_of(tmp_path: Path, body: object) -> None:
    with (
        scripted(tmp_path, [Answer(200, body)]) as script,
        Nsx(script.access, QUICK) as nsx,
        pytest.raises(RemoteError, match="the answer is no"),
    ):
        nsx.get("/infra")


def test_a_redirection_is_not_followed_with_the_password(tmp_path: Path) -> None:
    away = Answer(302, {}, (("Location", "https://localhost:1/elsewhere"),))
    with scripted(tmp_path, [away]) as script, Nsx(script.access, QUICK) as nsx:
        with pytest.raises(RemoteError, match="leads elsewhere") as caught:
            nsx.get("/infra")
        assert caught.value.status == 302


def test_a_certificate_that_nobody_vouches_for_ends_it(tmp_path: Path) -> None:
    with scripted(tmp_path, []) as script:
        stranger = replace(script.access, authority=None)
        with Nsx(stranger, QUICK) as nsx, pytest.raises(RemoteError) as caught:
            nsx.get("/infra")
        assert caught.value.code == "SSLError"
        assert script.asked == []


@pytest.mark.parametrize(
    ("endpoint", "why"),
    [("http://10.0.0.3/", "no secure address"), ("https://a:b@10.0.0.3/", "holds a user")],
)
def test_an_address_that_would_tell_the_password_is_refused(endpoint: str, why: str) -> None:
    with pytest.raises(InputError, match=why) as caught:
        Access(endpoint, "admin", "x")
    assert "a:b" not in str(caught.value)
