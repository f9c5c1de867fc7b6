"""From the text of a template's value to an expression.

A Pratt parser: a word in front begins a value (text, number, call), a sign behind it (`.`, `[`,
`.?`, `[?`) binds to the value on its left and goes on from there.
"""

from functools import lru_cache

from landbridge.armlang.syntax import Access, Call, Expression, Literal, Node, Step
from landbridge.armlang.tokens import BadToken, Token, Word, tokens
from landbridge.armlang.values import INTEGERS

DEEPEST = 50
"""Calls within calls that are read; behind it lies the end of Python's own stack."""

BINDING = {".": 1, "[": 1, ".?": 1, "[?": 1}
"""How tightly a sign binds to the value on its left; all others end a value."""

KEPT = 5_000
"""Expressions whose trees are kept, since copies evaluate the same ones again and again."""


def is_expression(text: str) -> bool:
    """Whether a text is an expression: `[...]`, and not the escaped `[[...]`."""
    return text.startswith("[") and text.endswith("]") and not text.startswith("[[")


def literal(text: str) -> str:
    """A text that is no expression as it is meant: one bracket of `[[...]` is an escape."""
    return text[1:] if text.startswith("[[") and text.endswith("]") else text


@lru_cache(maxsize=KEPT)
def parse(text: str) -> Expression:
    """The expression of a text `[...]`. Raises BadToken with the column of what is wrong."""
    if not is_expression(text):
        raise BadToken("this is no expression", 1, "An expression stands in brackets: [...].")
    parser = _Parser(list(tokens(text, 1, len(text) - 1)))
    node = parser.value(0)
    parser.expect(Word.END)
    return Expression(node, text)


class _Parser:
    def __init__(self, words: list[Token]) -> None:
        self._words = words
        self._here = 0
        self._depth = 0

    @property
    def _next(self) -> Token:
        return self._words[self._here]

    def _take(self) -> Token:
        token = self._next
        self._here += 1
        return token

    def _sees(self, sign: str) -> bool:
        return self._next.word is Word.SIGN and self._next.text == sign

    def _sign(self, sign: str) -> None:
        if not self._sees(sign):
            raise _unexpected(self._next, f"`{sign}`")
        self._take()

    def expect(self, word: Word) -> Token:
        """The next word, which must be of this kind."""
        if self._next.word is not word:
            raise _unexpected(self._next, str(word))
        return self._take()

    def value(self, binding: int) -> Node:
        """A value and all that binds to it more tightly than `binding`."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise BadToken(
                f"more than {DEEPEST} calls stand within each other",
                self._next.column,
                "Move an inner part into a variable.",
            )
        base, steps = self._first(), []
        column = base.column
        while self._next.word is Word.SIGN and BINDING.get(self._next.text, 0) > binding:
            steps.append(self._step())
        self._depth -= 1
        return Access(base, tuple(steps), column) if steps else base

    def _first(self) -> Node:
        token = self._take()
        if token.word is Word.TEXT:
            return Literal(token.text, token.column)
        if token.word is Word.NUMBER:
            return Literal(_integer(token), token.column)
        if token.word is Word.NAME:
            return self._call(token)
        raise _unexpected(token, "a function, a text or a number")

    def _call(self, name: Token) -> Call:
        member = name
        if self._sees("."):
            self._take()
            member = self.expect(Word.NAME)
        if not self._sees("("):
            raise _unexpected(self._next, "`(`", f"`{member.text}` is no function without it")
        self._take()
        namespace = name.text if member is not name else ""
        return Call(member.text, self._arguments(), name.column, namespace)

    def _arguments(self) -> tuple[Node, ...]:
        found: list[Node] = []
        if not self._sees(")"):
            found.append(self.value(0))
            while self._sees(","):
                self._take()
                found.append(self.value(0))
        self._sign(")")
        return tuple(found)

    def _step(self) -> Step:
        sign = self._take()
        safe = sign.text.endswith("?")
        if sign.text.startswith("."):
            name = self.expect(Word.NAME)
            return Step(Literal(name.text, name.column), sign.column, dotted=True, safe=safe)
        key = self.value(0)
        self._sign("]")
        return Step(key, sign.column, safe=safe)


def _integer(token: Token) -> int:
    longest = len(str(INTEGERS.start))
    number = int(token.text) if len(token.text) <= longest else INTEGERS.stop
    if number not in INTEGERS:
        raise BadToken("a number has more than 64 bits", token.column)
    return number


def _unexpected(token: Token, wanted: str, because: str = "") -> BadToken:
    why = f": {because}" if because else ""
    return BadToken(f"{token} where {wanted} should stand{why}", token.column)
