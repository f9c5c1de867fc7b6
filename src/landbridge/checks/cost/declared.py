"""The form of rules about what the estate says of money: it says all, and nothing is left open."""

from functools import partial

from landbridge.checks.rule import Rule
from landbridge.checks.unsaid import nothing

declared = partial(Rule, source=("docs/estate.md",), undecided=nothing)
"""Such a rule, but for what is its own."""
