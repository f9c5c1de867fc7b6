"""Generation 1 beside Generation 2: steps, hosts, hours and, with a price book, money.

Durations and rules are the catalogue's, prices the user's; without a book there is no money.
"""

from landbridge.generations.behind import Behind, behind
from landbridge.generations.compare import compare

__all__ = ["Behind", "behind", "compare"]
