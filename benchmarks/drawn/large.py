"""The large network, what is asked of it, and the table that tells it."""

import argparse
from collections.abc import Mapping
from typing import Any

from benchmarks.drawn.network import draw
from rich.console import Console
from rich.table import Table

ASKED = 2000
"""Subnets of the networks for which promises are held."""
RULES = 200
"""In each security group."""
WIDE = 140


def large(subnets: int) -> dict[str, Any]:
    """The network of the promises: a hub with a large firewall, and spokes of 50 subnets."""
    return draw(subnets, subnets * 5, subnets // 10, RULES, subnets * 3 // 2)


def subnets_asked(description: str | None) -> int:
    """How many subnets the command line asks for."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--subnets", type=int, default=ASKED)
    return int(parser.parse_args().subnets)


def tell(*rows: Mapping[str, str]) -> None:
    """Print rows that have the same keys as a table."""
    table = Table(*rows[0])
    for row in rows:
        table.add_row(*row.values())
    Console(width=WIDE).print(table)
