"""The command line: parse, call one function, show. Each command is a file; `main` is the door."""

from landbridge.cli.door import main

__all__ = ["main"]
