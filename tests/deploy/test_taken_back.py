"""Laws of taking off what was laid: it is as before, and what others put there stays."""

import json
from typing import Any

import pytest
from hypothesis import given
from tests.deploy.test_merged import bodies

from landbridge.deploy.merged import merged
from landbridge.deploy.taken_back import taken_back


def plain(value: Any) -> Any:  # noqa: ANN401 - a body
    """Without the order of lists, which Azure does not keep."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return sorted(map(plain, value), key=ordered) if isinstance(value, list) else value


def ordered(value: Any) -> str:  # noqa: ANN401 - a body
    return json.dumps(value, sort_keys=True)


@given(bodies(), bodies())
def test_what_was_laid_and_taken_off_again_is_as_before(stood: Any, wanted: Any) -> None:  # noqa: ANN401
    assert plain(taken_back(merged(stood, wanted), wanted, stood)) == plain(stood)


@given(bodies(), bodies())
def test_what_others_put_there_since_stays(stood: Any, wanted: Any) -> None:  # noqa: ANN401
    now = merged(stood, wanted)
    now["named"] = [{"name": "theirs"}, *now.get("named", [])]
    assert {"name": "theirs"} in taken_back(now, wanted, stood)["named"]


@pytest.mark.parametrize(
    ("standing", "laid", "stood", "back"),
    [
        ({"a": 1, "b": 2}, {"a": 1}, {}, {"b": 2}),
        ({"a": 1}, {"a": 1}, {"a": 0}, {"a": 0}),
        ({"tags": {"ours": 1, "theirs": 1}}, {"tags": {"ours": 1}}, {}, {"tags": {"theirs": 1}}),
        (
            {"subnets": [{"name": "ours"}, {"name": "new"}]},
            {"subnets": [{"name": "ours"}]},
            {"subnets": []},
            {"subnets": [{"name": "new"}]},
        ),
        (
            {"addressPrefixes": ["10.0.0.0/20", "10.9.0.0/24"]},
            {"addressPrefixes": ["10.0.0.0/20"]},
            {"addressPrefixes": ["10.0.0.0/22"]},
            {"addressPrefixes": ["10.0.0.0/22", "10.9.0.0/24"]},
        ),
    ],
)
def test_only_what_was_laid_is_taken_off(standing: Any, laid: Any, stood: Any, back: Any) -> None:  # noqa: ANN401
    assert taken_back(standing, laid, stood) == back
