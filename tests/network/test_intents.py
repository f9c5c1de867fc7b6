"""Intents in the words of a firewall owner."""

import pytest
from tests.network.small import network

from landbridge.errors import InputError
from landbridge.model.proof import Met, Verdict
from landbridge.network.answers.reachability import reachability
from landbridge.network.intents import Intent, understood

SAID = {
    "web reaches Storage.WestUS2 on HTTPS": ("web", "Storage.WestUS2", ("HTTPS",), "allow", False),
    "nothing from Internet reaches db": ("Internet", "db", ("any",), "deny", False),
    "Nothing From a b REACHES c d on dns": ("a b", "c d", ("dns",), "deny", False),
    "db never reaches Internet": ("db", "Internet", ("any",), "deny", False),
    "only app reaches db on tcp/1433, tcp/1434 and udp/1434": (
        "app",
        "db",
        ("tcp/1433", "tcp/1434", "udp/1434"),
        "deny",
        True,
    ),
    "app reaches db on tcp/1433,1500-1510, udp/53": (
        "app",
        "db",
        ("tcp/1433,1500-1510", "udp/53"),
        "allow",
        False,
    ),
    "head office on site reaches web on icmp": (
        "head office on site",
        "web",
        ("icmp",),
        "allow",
        False,
    ),
}


@pytest.mark.parametrize("text", SAID)
def test_an_intent_is_understood_as_said(text: str) -> None:
    source, destination, services, expected, others = SAID[text]
    assert understood(text) == Intent(
        text, source, destination, services, Verdict(expected), others
    )


NOT_SAID = (
    "",
    "web",
    "web to db",
    "reaches db",
    "web reaches db on cheese",
    "web reaches db on 443",
)


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_is_not_understood_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        understood(text)


HOLDS = {
    "db reaches app/web on https": Met.YES,
    "db reaches app/web on ssh": Met.NO,
    "app/web reaches db on ssh": Met.UNKNOWN,
    "nothing from Internet reaches db": Met.YES,
    "db never reaches app/web on ssh": Met.YES,
    "db never reaches app/web": Met.NO,
    "app/web never reaches db on ssh": Met.UNKNOWN,
    "only db reaches app/web on https": Met.NO,  # batch does, too
    "only 10.0.0.0/8 reaches app/web on https": Met.YES,
}


@pytest.mark.parametrize("text", HOLDS)
def test_an_intent_holds_fails_or_is_undecided(text: str) -> None:
    (result,) = reachability(network(), [understood(text)]).intents
    assert result.met is HOLDS[text]


def test_a_failed_intent_shows_a_connection_that_breaks_it() -> None:
    (result,) = reachability(network(), [understood("db never reaches app/web")]).intents
    assert result.shown.verdict is Verdict.ALLOW
    assert result.shown.witness == "10.100.16.2 to 10.1.1.4, tcp/443"


IN_DOUBT = {
    "two reaches app/web on https": Met.UNKNOWN,  # if one of batch is among them
    "two never reaches app/web on tcp/80": Met.YES,
    "10.100.16.4 reaches app/web on https": Met.YES,
    "two never reaches app/web on https": Met.NO,
    "only two reaches app/web on https": Met.NO,  # the rest of db does, whoever is among them
    "app/web never reaches two on https": Met.UNKNOWN,
    "only most reaches app/web on https": Met.UNKNOWN,  # all that do may be among them
}


@pytest.mark.parametrize("text", IN_DOUBT)
def test_who_may_be_in_a_group_leaves_open_what_only_he_would_break(text: str) -> None:
    cloud = network().model_dump(mode="json")["private_clouds"][0]
    drop = {"name": "no", "action": "drop", "source": "batch", "destination": "app/web"}
    rules = [{"name": "tiers", "rules": [drop]}]
    two = {"name": "two", "members": ["10.100.16.4"], "somewhere_in": ["batch"]}
    most = {"name": "most", "members": ["10.100.16.4"], "somewhere_in": ["10.0.0.0/8"]}
    known = network(private_clouds=[{**cloud, "distributed_firewall": rules}], groups=[two, most])
    (result,) = reachability(known, [understood(text)]).intents
    assert result.met is IN_DOUBT[text]
    if text == "two reaches app/web on https":
        assert [(each.why or each.rule, each.certain) for each in result.shown.because] == [
            ("it is not known whether these addresses are among those of two", False),
            ("tiers/no", False),
        ]


@pytest.mark.parametrize(
    "form", ["{} reaches db", "nothing from {} reaches db", "only {} reaches db"]
)
def test_an_intent_about_a_tag_without_a_list_is_undecided_with_that_reason(form: str) -> None:
    (result,) = reachability(network(), [understood(form.format("Storage.WestUS2"))]).intents
    assert result.met is Met.UNKNOWN
    assert [each.why for each in result.shown.because] == [
        "the addresses of Storage.WestUS2 are not known without the list of service tags"
        " (`sources.service_tags`)"
    ]
