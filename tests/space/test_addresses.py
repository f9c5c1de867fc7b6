"""Addresses of both families: texts into sets and back, and the laws of sets."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landbridge.space import ANYWHERE, NOWHERE, V4, V6, Addresses, number_of

BLOCKS = {4: ip_network("192.0.2.240/28"), 6: ip_network("2001:db8::fff0/124")}
POINTS = [each for block in BLOCKS.values() for each in block]


@st.composite
def _texts(draw: st.DrawFn) -> str:
    """A prefix, an address or a range, host bits set or not, inside one of the blocks."""
    block = BLOCKS[draw(st.sampled_from([4, 6]))]
    first, last = sorted(draw(st.tuples(*[st.integers(0, block.num_addresses - 1)] * 2)))
    length = draw(st.integers(block.prefixlen, block.max_prefixlen))
    forms = [str(block[first]), f"{block[first]}/{length}", f"{block[first]}-{block[last]}"]
    return draw(st.sampled_from(forms))


def held(text: str) -> frozenset[IPv4Address | IPv6Address]:
    """The points that a text names, found with Python's own `ipaddress`."""
    first, dash, last = text.partition("-")
    if not dash:
        return frozenset(ip_network(text, strict=False))
    ends = int(ip_address(first)), int(ip_address(last))
    version = ip_address(first).version
    return frozenset(p for p in POINTS if p.version == version and ends[0] <= int(p) <= ends[1])


def points(texts: list[str]) -> frozenset[IPv4Address | IPv6Address]:
    return frozenset(point for text in texts for point in held(text))


def members(addresses: Addresses) -> frozenset[IPv4Address | IPv6Address]:
    return frozenset(point for point in POINTS if number_of(str(point)) in addresses)


many = st.lists(_texts(), max_size=4)


@given(many, many)
def test_each_operation_gives_what_pythons_sets_give(one: list[str], other: list[str]) -> None:
    x, y, a, b = Addresses.of(one), Addresses.of(other), points(one), points(other)
    assert members(x | y) == a | b
    assert members(x & y) == a & b
    assert members(x - y) == a - b
    assert (x <= y) == (a <= b)
    assert (x == y) == (a == b)
    assert x.size == len(a)


@given(many, many)
def test_de_morgan_holds_over_both_families(one: list[str], other: list[str]) -> None:
    x, y = Addresses.of(one), Addresses.of(other)
    assert ANYWHERE - (x | y) == (ANYWHERE - x) & (ANYWHERE - y)
    assert ANYWHERE - (x & y) == (ANYWHERE - x) | (ANYWHERE - y)
    assert isinstance(x | y, Addresses)


@given(many)
def test_a_set_is_its_prefixes_and_no_two_of_them_can_be_one(texts: list[str]) -> None:
    x = Addresses.of(texts)
    prefixes = [ip_network(text) for text in x.prefixes()]
    assert Addresses.of(map(str, prefixes)) == x
    assert sum(each.num_addresses for each in prefixes) == x.size
    supernets = [each.supernet() for each in prefixes]
    assert len(set(supernets)) == len(supernets)


@given(many.filter(bool))
def test_a_sample_lies_in_the_set(texts: list[str]) -> None:
    x = Addresses.of(texts)
    assert ip_address(x.sample) in points(texts)


GOOD = {
    "10.0.0.0/24": ("10.0.0.0", 256),
    "10.0.0.77/24": ("10.0.0.0", 256),
    "10.0.0.4": ("10.0.0.4", 1),
    "10.0.0.4/32": ("10.0.0.4", 1),
    " 10.0.0.4 ": ("10.0.0.4", 1),
    "10.0.0.4-10.0.0.9": ("10.0.0.4", 6),
    "10.0.0.4 - 10.0.0.9": ("10.0.0.4", 6),
    "10.0.0.4-10.0.0.4": ("10.0.0.4", 1),
    "0.0.0.0/0": ("0.0.0.0", 1 << 32),  # noqa: S104 - no socket is bound
    "255.255.255.255": ("255.255.255.255", 1),
    "::/0": ("::", 1 << 128),
    "2001:db8::/32": ("2001:db8::", 1 << 96),
    "2001:DB8::1": ("2001:db8::1", 1),
    "2001:db8::ff/120": ("2001:db8::", 256),
    "2001:db8::1-2001:db8::4": ("2001:db8::1", 4),
    "::ffff:192.0.2.1": ("::ffff:192.0.2.1", 1),
    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff": ("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", 1),
}


@pytest.mark.parametrize("text", GOOD)
def test_a_text_names_its_first_address_and_so_many(text: str) -> None:
    first, size = GOOD[text]
    addresses = Addresses.parse(text)
    assert addresses.size == size
    assert addresses.bounds[0] == number_of(first)
    assert ip_address(addresses.sample) == ip_address(first)
    assert len(addresses.bounds) == 2


@pytest.mark.parametrize("text", ["*", "any", "Any", " ANY "])
def test_any_is_every_address_of_both_families(text: str) -> None:
    assert Addresses.parse(text) == ANYWHERE
    assert Addresses.of(["0.0.0.0/0", "::/0"]) == ANYWHERE


BAD = {
    "": "Address cannot be empty",
    "web": "Expected 4 octets",
    "Storage.WestUS2": "Expected 4 octets",
    "10.0.0": "Expected 4 octets",
    "10.0.0.0.0": "Expected 4 octets",
    "10.0.0.256": "not permitted",
    "10.0.0.04": "Leading zeros",
    "10.0.0.-1": "Empty octet",
    "10.0.0. 4": "Only decimal digits",
    "10.0.0.٤": "Only decimal digits",
    "10.0.0.0/33": "from 0 to 32, and not `33`",
    "10.0.0.0/": "from 0 to 32, and not ``",
    "10.0.0.0/-1": "Unexpected '/'",
    "10.0.0.0/ 8": "and not ` 8`",
    "10.0.0.0/8/8": "and not `8/8`",
    "10.0.0.0/255.0.0.0": "and not `255.0.0.0`",
    "10.0.0.0/0.0.0.255": "and not `0.0.0.255`",
    "2001:db8::/129": "from 0 to 128, and not `129`",
    "2001:db8:::1": "",
    "2001:db8::g": "Only hex digits",
    "fe80::1%eth0": "the zone in fe80::1%eth0",
    "fe80::%1/64": "the zone in fe80::%1",
    "10.0.0.9-10.0.0.4": "ends before it starts: 10.0.0.4 is below 10.0.0.9",
    "10.0.0.4-2001:db8::1": "different families",
    "2001:db8::1-10.0.0.4": "different families",
    "10.0.0.4-": "Address cannot be empty",
    "10.0.0.0/24-10.0.1.0/24": "Unexpected '/'",
    "10.0.0.1-10.0.0.2-10.0.0.3": "Expected 4 octets",
    "10.0.0.1,10.0.0.2": "Expected 4 octets",
}


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_address_prefix_or_range_is_refused(text: str) -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the text of each is asserted
        Addresses.parse(text)
    assert BAD[text] in str(error.value)


@given(st.ip_addresses(), st.integers(0, 128))
def test_a_prefix_anywhere_is_what_ipaddress_says(
    address: IPv4Address | IPv6Address, length: int
) -> None:
    text = f"{address}/{min(length, address.max_prefixlen)}"
    network = ip_network(text, strict=False)
    parsed = Addresses.parse(text)
    assert parsed.size == network.num_addresses
    assert parsed.sample == str(network[0])
    assert list(parsed.prefixes()) == [str(network)]


SHOWN = {
    "any": ANYWHERE,
    "none": NOWHERE,
    "0.0.0.0/0": Addresses(V4),
    "::/0": Addresses(V6),
    "10.0.0.0/24, 2001:db8::/32": Addresses.of(["2001:db8::/32", "10.0.0.0/25", "10.0.0.128/25"]),
    "10.0.0.0/31, 10.0.0.2/32": Addresses.parse("10.0.0.0-10.0.0.2"),
    "10.0.0.1/32, 10.0.0.3/32, 10.0.0.5/32, 10.0.0.7/32": Addresses.of(
        f"10.0.0.{n}" for n in (1, 3, 5, 7)
    ),
    "10.0.0.1/32, 10.0.0.3/32, 10.0.0.5/32, 10.0.0.7/32 and 2 more": Addresses.of(
        f"10.0.0.{n}" for n in (1, 3, 5, 7, 9, 11)
    ),
}


@pytest.mark.parametrize("text", SHOWN)
def test_a_set_is_shown_as_its_fewest_prefixes(text: str) -> None:
    assert str(SHOWN[text]) == text


@given(st.integers(0, 2**32 - 1))
def test_a_plain_address_is_read_as_the_library_reads_it(number: int) -> None:
    assert number_of(str(IPv4Address(number))) == number


@pytest.mark.parametrize(
    "text",
    ["10.0.0.01", "10.0.0.256", "10.0.0", "10.0.0.0.1", "", "10.0.0.-1", "10.0.0. 1", "10.0.0.٣"],
)
def test_what_is_no_plain_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        number_of(text)
