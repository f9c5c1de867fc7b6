"""The text of HCL, piece by piece: what is skipped, and where an expression ends."""

import re

from landbridge.lint.scanning import COMMENT, ENDS, PAIRS, Scanning

NAME = re.compile(r"[^\W\d][\w-]*")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
HEREDOC = re.compile(r"<<-?([^\W\d][\w-]*)[ \t\r]*\n")
INTERPOLATED = ("${", "%{")
SET = re.compile(r"(?<![=!<>])=(?![=>])")
"""The sign of an argument, which stands in no expression."""


class Scanner(Scanning):
    """A text of HCL."""

    def quoted(self, at: int, depth: int = 0) -> int:
        """Behind a quoted text that begins here, with whatever is interpolated in it."""
        here = at + 1
        while here < len(self.text) and self.text[here] not in '"\n':
            if self.text[here] == "\\":
                here += 2
            elif self.text.startswith(("$${", "%%{"), here):
                here += 3
            elif self.text.startswith(INTERPOLATED, here):
                here = self.bracket(here + 1, depth + 1)
            else:
                here += 1
        if not self.sees(here, '"'):
            self.refuse(here, 'a `"` that ends the text')
        return here + 1

    def heredoc(self, at: int) -> int:
        """Behind a text of several lines that begins here: at the end of the line of its mark."""
        match = HEREDOC.match(self.text, at)
        if match is None:
            self.refuse(at, "the mark of a text of several lines")
        end = re.compile(rf"^[ \t]*{re.escape(match[1])}[ \t\r]*$", re.MULTILINE)
        found = end.search(self.text, match.end())
        if found is None:
            self.refuse(len(self.text), f"`{match[1]}`, which ends the text")
        return found.end()

    def expression(self, at: int) -> int:
        """The end of an expression that begins here."""
        here = last = at
        while here < len(self.text) and self.text[here] not in ENDS:
            comment = COMMENT.match(self.text, here)
            if comment:
                here = comment.end()
                continue
            if SET.match(self.text, here):
                self.refuse(last, "the end of the line")
            blank = self.text[here].isspace()
            here = self.piece(here, 0)
            last = last if blank else here
        return last

    def piece(self, at: int, depth: int) -> int:
        letter = self.text[at]
        comment = COMMENT.match(self.text, at)
        if comment:
            return comment.end()
        if letter == '"':
            return self.quoted(at, depth)
        if letter in PAIRS:
            return self.bracket(at, depth + 1)
        return self.heredoc(at) if HEREDOC.match(self.text, at) else at + 1
