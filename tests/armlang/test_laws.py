"""Functions that belong together undo each other, and agree with other tools."""

from ipaddress import IPv4Network, ip_network
from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st
from tests.armlang.build import value

from landbridge.armlang.functions.hashing import NAMESPACE, hash64

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@given(TEXTS)
def test_base64_and_uri_components_come_back(text: str) -> None:
    assert value(f"[base64ToString(base64({quoted(text)}))]") == text
    assert value(f"[uriComponentToString(uriComponent({quoted(text)}))]") == text
    assert value(f"[dataUriToString(dataUri({quoted(text)}))]") == text


@given(st.recursive(st.none() | st.booleans() | st.integers(-9, 9) | TEXTS, st.lists, max_leaves=6))
def test_json_comes_back(inner: object) -> None:
    sections = {"variables": {"v": [_escaped(inner)]}}
    assert value("[json(string(variables('v')))]", **sections) == [inner]


def _escaped(inner: object) -> object:
    if isinstance(inner, list):
        return [_escaped(item) for item in inner]
    brackets = isinstance(inner, str) and inner.startswith("[") and inner.endswith("]")
    return f"[{inner}" if brackets else inner


@given(st.integers(0, 2**32 - 1), st.integers(0, 30), st.integers(0, 6), st.data())
def test_subnets_are_those_of_the_standard_library(
    address: int, prefix: int, more: int, data: st.DataObject
) -> None:
    network = IPv4Network((address, prefix), strict=False)
    wanted = min(prefix + more, 32)
    index = data.draw(st.integers(0, 2 ** (wanted - prefix) - 1))
    found = ip_network(str(value(f"[cidrSubnet('{network}', {wanted}, {index})]")))
    assert isinstance(found, IPv4Network)
    assert found.subnet_of(network)
    assert int(found.network_address) == int(network[0]) + index * found.num_addresses


@given(st.lists(TEXTS.filter(bool), min_size=1, max_size=4))
def test_split_undoes_join(parts: list[str]) -> None:
    plain = [part.replace(",", "") for part in parts]
    array = f"createArray({', '.join(map(quoted, plain))})"
    assert value(f"[split(join({array}, ','), ',')]") == plain


@given(st.integers(-(2**62), 2**62), st.integers(-(2**31), 2**31).filter(bool))
def test_quotient_and_rest_make_the_dividend(left: int, right: int) -> None:
    quotient, rest = value(f"[div({left}, {right})]"), value(f"[mod({left}, {right})]")
    assert isinstance(quotient, int)
    assert isinstance(rest, int)
    assert quotient * right + rest == left
    assert rest == 0 or (rest < 0) == (left < 0)


@given(TEXTS)
def test_a_guid_is_a_name_in_the_documented_namespace(text: str) -> None:
    assert value(f"[guid('a', {quoted(text)})]") == str(uuid5(NAMESPACE, f"a-{text}"))
    assert UUID("11fb06fb-712d-4ddd-98c7-e71bbd588830") == NAMESPACE


def test_the_hash_is_the_published_one() -> None:
    assert hash64(b"hello-world") == 571013382255652050


@given(st.lists(st.integers(-9, 9), max_size=8))
def test_sorting_keeps_all_and_orders_them(numbers: list[int]) -> None:
    array = f"createArray({', '.join(map(str, numbers))})"
    by = "lambda('x', 'y', less(lambdaVariables('x'), lambdaVariables('y')))"
    assert value(f"[sort({array}, {by})]") == sorted(numbers)
