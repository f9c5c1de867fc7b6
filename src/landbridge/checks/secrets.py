"""Passwords in clear text: where a text seems to hold one, never what it is.

A word for it, what stands between, and a value. The value decides: `password: see vault` tells
where it is kept, and after a mere `is` only what no dictionary holds is taken for a secret.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

WORD = (
    r"passwords?|passwd|passwort|passwörter|kennw(?:ort|örter)|passphrase|passcode|pwd"
    r"|mots? de passe|contraseñas?|wachtwoord(?:en)?|senha"
)
SHORT = r"(?<![^\W\d_])(?:pw|pass|secret|(?:api|access)[_ -]?key)"
"""They end other words as well (bypass), so no letter may stand before them."""

OF_WHAT = r"(?:\d*|\s*\([^)\n]{0,30}\)|\s+(?:for|of|für|von)\s+[^\s:=]{1,30})"
SIGN = r"[\"'*`]*\s*(?::=|=>|->|[:=])"
IS = r"\s+(?:(?:is |was )?(?:re)?set to|changed to|is now|is|was|ist|lautet|-)(?=\s)"
SAID = re.compile(
    rf"(?P<word>{WORD}|{SHORT}){OF_WHAT}(?P<between>{SIGN}|{IS})\*{{0,2}}\s*(?P<value>\S+)",
    re.IGNORECASE,
)
TAG = re.compile(
    rf"<[\w:.-]*?(?P<word>{WORD}|{SHORT})(?:\s[^<>]*)?>\s*(?P<value>[^<\s]+)", re.IGNORECASE
)
BESIDE = re.compile(rf"(?P<word>{WORD}|{SHORT})[ \t]+(?P<value>\S+)", re.IGNORECASE)
IN_URL = re.compile(r"[a-z][a-z0-9+.-]{0,30}://[^/\s:@]+:(?P<value>[^/\s@]+)@", re.IGNORECASE)
"""A scheme has an end, or a long run of letters is read anew from each of them."""

OF_WHOM = r"log-?in|log-?on|user(?:name)?|account|credentials?|creds?|benutzer|anmeldung"
WITH_NAME = re.compile(
    rf"(?<![^\W\d_])(?P<word>{OF_WHOM})(?:\s*[:=]\s*|[ \t]+)[^\s/:=@]{{1,40}}[ \t]*/[ \t]*"
    r"(?P<value>[^\s/=]{6,})(?![\S])",
    re.IGNORECASE,
)
"""A name and what may be its password: `login: admin/...`."""
OF_MAIL = re.compile(r".+@[\w-]+(?:\.[\w-]+)+")

LIKELY = (
    r"pass|pwd|pw|kennw|contrase|wachtw|senha|secret|(api|access)[_ -]?key|://[^/\s]*:[^/\s]*@"
    rf"|({OF_WHOM})[ \t:=]+[^\s/]+[ \t]*/"
)
"""What every text has that one of the patterns finds something in; all can read it quickly."""

WRAPPING = "\"'`*()[]<>.,;!?_"
ORDINARY = """
see ask call contact use in on at by via with from per kept stored held safe vault cyberark lastpass
1password bitwarden keepass keepassxc none no not never unknown lost forgotten required needed
optional must should can will may has was is to set reset change changed expire expires expired same
strict blank empty default hidden removed encrypted hashed protected rotated managed known valid
invalid correct wrong weak strong secure ok okay done passed failed yes true false off enabled
disabled active the a an your my our password passwd pwd pw secret tba tbc tbd n/a na
siehe im bei liegt unbekannt kein keine keiner nicht geändert abgelaufen wird muss
voir demander dans aucun consultar ninguna zie vraag geen pedir nenhuma
"""
NO_SECRET = re.compile(
    "|".join([*map(re.escape, ORDINARY.split()), r"|xx+|-+", r"https?:.*|/\w.*/.*|[a-z]:\\.*"]),
    re.IGNORECASE,
)
"""Values that tell of a secret, or where it is, and are none: words, paths, links."""

UNLIKE_A_WORD = re.compile(
    r"(?=.*[^\W\d_])(?=.*[\d@#$%&^+=!?*~|])|\d{4,}$|.*[a-zäöüß][A-ZÄÖÜ]|[\"'`].+[\"'`]"
)
"""Letters with digits or signs among them, a number, capitals within, or a text in quotes."""

STRONG = re.compile(r"(?=.*[^\W\d_])(?=.*\d)(?=.*[@#$%&^+=!?*~|])")


class Secret(NamedTuple):
    """The pattern that a text fits, and the character (from one on) where it begins."""

    pattern: str
    at: int


def secrets(text: str) -> Iterator[Secret]:
    """Where the text seems to hold a secret."""
    yield from (
        Secret(_called(found), found.start() + 1)
        for found in SAID.finditer(text)
        if _is_secret(found["value"]) and (not _doubtful(found) or _unlike(found["value"]))
    )
    for pattern, called in ((TAG, "<{}>..."), (BESIDE, "{} ...")):
        for found in pattern.finditer(text):
            if _is_secret(found["value"]) and (pattern is TAG or STRONG.match(found["value"])):
                yield Secret(called.format(found["word"].lower()), found.start() + 1)
    yield from _with_names(text)
    for found in IN_URL.finditer(text):
        if _is_secret(found["value"]):
            yield Secret("scheme://user:...@", found.start() + 1)


def _with_names(text: str) -> Iterator[Secret]:
    """After a name only what no path, account or address is written like: letter, figure, sign."""
    for found in WITH_NAME.finditer(text):
        value = found["value"].strip(WRAPPING.replace("!", ""))
        if STRONG.match(value.rstrip("$")) and not OF_MAIL.fullmatch(value):
            yield Secret(f"{found['word'].lower()} .../...", found.start() + 1)


def _called(found: re.Match[str]) -> str:
    between = found["between"].strip("\"'*` ")
    blank = " " if between[:1].isalpha() else ""
    return f"{found['word'].lower()}{blank}{between.lower()}{blank}..."


def _is_secret(value: str) -> bool:
    return NO_SECRET.fullmatch(value.strip(WRAPPING)) is None and not _placeholder(value)


def _placeholder(value: str) -> bool:
    """Whether a program puts the secret there."""
    return re.match(r"\$\{|\$[A-Z_]+$|\{\{|%\w+%|<[^>]*$", value) is not None


def _doubtful(found: re.Match[str]) -> bool:
    """Whether ordinary words follow as well: `is strict`, `- policy`, `pass: signed off`."""
    between = found["between"].strip()
    is_word = between == "-" or between[:1].isalpha()
    return is_word or (found["word"].lower() == "pass" and "=" not in found["between"])


def _unlike(value: str) -> bool:
    return UNLIKE_A_WORD.match(value.rstrip(".,;!?")) is not None
