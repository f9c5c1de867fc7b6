"""Intents in the words of a firewall owner."""

import pytest
from tests.network.small import network

from landbridge.errors import InputError
from landbridge.model.proof import Met, Verdict
from landbridge.network.intents import Intent, understood
from landbridge.network.reachability import reachability

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


@pytest.mark.parametrize("text", ["", "web", "web to db", "reaches db", "web reaches db on cheese"])
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
    assert result.shown.witness == "10.100.16.0 to 10.1.1.0, tcp/443"
