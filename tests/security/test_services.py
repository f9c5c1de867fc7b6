"""Words for traffic: what they mean, and what is told of those that mean none."""

import pytest

from landbridge.security.matching import NoTraffic, service
from landbridge.space import NUMBERS, worded

MEANT = {
    "tcp/443": "tcp/443",
    "TCP/80,8080-8090": "tcp/80,8080-8090",
    "https": "tcp/443",
    "protocol/50": "esp",
    "protocol/255": "protocol 255",
    "protocol/0": "protocol 0",
    "tcp/65535": "tcp/65535",
    "icmp/3:4": "icmp/3:4",
    "any": "any",
}


@pytest.mark.parametrize("text", MEANT)
def test_a_word_means_traffic(text: str) -> None:
    assert worded(service(text)) == MEANT[text]


NONE = {
    "23": ("a number alone may be a port or a protocol", "Did you mean `tcp/23`? A protocol by"),
    "443": ("a number alone may be a port or a protocol", "Did you mean `tcp/443`?"),
    "0": ("a number alone may be a port or a protocol", "Did you mean `tcp/0`?"),
    "20-23": ("a number alone may be a port or a protocol", "Did you mean `tcp/20-23`?"),
    "65536": ("ports are 0 to 65535", "Write one such as `tcp/443`."),
    "tcp/65536": ("ports are 0 to 65535", "Write one such as `tcp/443`."),
    "udp/99999": ("ports are 0 to 65535", "Write one such as `udp/443`."),
    "tcp/90-80": ("the range of ports ends before it starts", "Did you mean `tcp/80-90`?"),
    "tcp/https": ("`https` is a service, and a service is named alone", "Did you mean `https`?"),
    "https/443": ("a service is named alone", "Write `https`."),
    "tcp/x": ("`x` is no port or range of ports", "`landbridge facts services.names` lists"),
    "tcp/": ("no port stands behind the protocol", "Write a protocol with a port"),
    "esp/4": ("esp has no ports", "Write `esp` alone."),
    "htps": ("nobody knows such a protocol or service", "Did you mean `https`?"),
    "protocol/256": ("protocols by number are 0 to 255", "Write one such as `protocol/50`."),
    "protocol": ("protocols by number are 0 to 255", "Write one such as `protocol/50`."),
    "icmp/256": ("types and codes of ICMP are 0 to 255", "Write one such as `icmp/8`"),
}


@pytest.mark.parametrize("text", NONE)
def test_a_word_that_means_no_traffic_is_refused_with_what_was_probably_meant(text: str) -> None:
    why, remedy = NONE[text]
    with pytest.raises(NoTraffic) as refused:
        service(text)
    assert str(refused.value) == f"`{text}` is no traffic: {why}"
    assert remedy in refused.value.remedy


@pytest.mark.parametrize("name", NUMBERS)
def test_a_protocol_is_the_same_by_its_name_and_by_its_number(name: str) -> None:
    assert service(f"protocol/{NUMBERS[name]}") == service(name)
