"""The text of Bicep, piece by piece: what is skipped, and where an expression ends."""

import re

from landbridge.lint.scanning import COMMENT, ENDS, PAIRS, Scanning

NAME = re.compile(r"[^\W\d]\w*")
NUMBER = re.compile(r"-?\d+")
LONG = "'''"
GOES_ON = re.compile(r"[?:|]|&&")


class Scanner(Scanning):
    """A text of Bicep."""

    def name(self, at: int, wanted: str = "a name") -> str:
        match = NAME.match(self.text, at)
        if match is None:
            self.refuse(at, wanted)
        return match.group()

    def quoted(self, at: int, depth: int = 0) -> int:
        """Behind a text that begins here, with whatever is interpolated in it."""
        if self.sees(at, LONG):
            end = self.text.find(LONG, at + len(LONG))
            if end < 0:
                self.refuse(len(self.text), f"`{LONG}`, which ends the text")
            while self.sees(end + 1, LONG):
                end += 1
            return end + len(LONG)
        here = at + 1
        while here < len(self.text) and self.text[here] not in "'\n":
            if self.text[here] == "\\":
                here += 2
            elif self.sees(here, "${"):
                here = self.bracket(here + 1, depth + 1)
            else:
                here += 1
        if not self.sees(here, "'"):
            self.refuse(here, "a `'` that ends the text")
        return here + 1

    def expression(self, at: int) -> int:
        """The end of an expression that goes on here; a line may begin with what continues it."""
        here = last = at
        while here < len(self.text):
            comment = COMMENT.match(self.text, here)
            if comment:
                here = comment.end()
                continue
            if self.text[here] in ENDS and not self.goes_on(here):
                break
            blank = self.text[here].isspace()
            here = self.piece(here, 0)
            last = last if blank else here
        return last

    def goes_on(self, at: int) -> bool:
        """Whether a line ends here and what comes next begins with an operator."""
        return self.sees(at, "\n") and bool(GOES_ON.match(self.text, self.blank(at)))

    def piece(self, at: int, depth: int) -> int:
        comment = COMMENT.match(self.text, at)
        if comment:
            return comment.end()
        if self.text[at] == "'":
            return self.quoted(at, depth)
        return self.bracket(at, depth + 1) if self.text[at] in PAIRS else at + 1
