"""A Python that is too old or too new is refused with a sentence."""

import sys

import pytest

from tools import supported


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 9)])
def test_the_first_and_the_last_are_taken(
    version: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    assert supported.main() is None  # type: ignore[func-returns-value] # it returns: that is all


@pytest.mark.parametrize("version", [(3, 10, 20), (3, 15, 0)])
def test_one_beyond_is_refused(version: tuple[int, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 to 3\.14"):
        supported.main()
