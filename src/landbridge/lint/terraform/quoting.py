"""Text of strangers in HCL, for all that write it: it stays text."""

import re

PLAIN_KEY = re.compile(r"(?!(?:for|if|in|null|true|false)\Z)[A-Za-z_][A-Za-z0-9_-]*\Z")
TEMPLATE = re.compile(r"[$%]+(?=\{)")
"""What would begin an expression. As codes, since not every reader knows the doubled signs."""
TRAILING = re.compile(r"[$%]+\Z")
SPECIAL = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]')
VISIBLE = '"\\'
LOST = "\\ufffd"
"""What stands for half a pair of surrogates, which no file can hold."""


def text(value: str) -> str:
    """A text in quotes that Terraform reads as just these characters."""
    return f'"{escaped(value)}"'


def escaped(value: str) -> str:
    plain = ESCAPED.sub(lambda found: SPECIAL.get(found[0]) or _as_code(found), value)
    return TEMPLATE.sub(lambda found: "".join(map(_code, found[0])), plain)


def _as_code(found: re.Match[str]) -> str:
    return LOST if "\ud800" <= found[0] <= "\udfff" else _code(found[0])


def _code(sign: str) -> str:
    return f"\\u{ord(sign):04x}"


def before_expression(value: str) -> str:
    """A sign at the end of a text would turn the expression behind it into text."""
    return TRAILING.sub(lambda found: "".join(map(_code, found[0])), escaped(value))


def remark(line: str) -> str:
    """What stands in a comment: on one line, without signs that nobody sees."""
    return ESCAPED.sub(_in_remark, " ".join(line.split()))


def _in_remark(found: re.Match[str]) -> str:
    """What nobody sees as its code; quotes and backslashes are seen."""
    return found[0] if found[0] in VISIBLE else _as_code(found)


def key(name: str) -> str:
    """A key of an object, in quotes where it is no name; only in letters of one column each."""
    if PLAIN_KEY.match(name):
        return name
    coded = "".join(each if each.isascii() else f"\\U{ord(each):08x}" for each in escaped(name))
    return f'"{coded}"'
