"""What a name of an export may do to a terminal: nothing."""

import pytest

from landbridge.cli.tame import tamed


@pytest.mark.parametrize(
    ("wild", "tame"),
    [
        ("\x1b]0;title\x07", "\ufffd]0;title\ufffd"),
        ("\x1b[2J", "\ufffd[2J"),
        ("a\u202eb", "a\ufffdb"),
        ("\x1b[1mbold\x1b[0m\n\ttext", "\x1b[1mbold\x1b[0m\n\ttext"),
        ("Büro ünd 東京", "Büro ünd 東京"),
    ],
)
def test_control_goes_and_colours_lines_and_letters_stay(wild: str, tame: str) -> None:
    assert tamed(wild) == tame
