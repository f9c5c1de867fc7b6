"""Refuse a Python outside 3.11 to 3.14 with a sentence; any Python 3 can read this file."""

import shutil
import sys

OLDEST, NEWEST = (3, 11), (3, 14)


def main() -> None:
    """Leave with 1 unless this Python will do."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        found = sys.executable + " is " + sys.version.split()[0]
        sys.exit("Landbridge needs Python 3.11 to 3.14, and " + found + ". " + remedy())


def remedy() -> str:
    """What to type instead."""
    names = ["python3." + str(minor) for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    for name in names:
        if shutil.which(name):
            return "Try `make PYTHON=" + name + " ...`."
    return "Install one, and name it: `make PYTHON=/path/to/python3.12 ...`."


if __name__ == "__main__":
    main()
