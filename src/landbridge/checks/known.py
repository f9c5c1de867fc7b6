"""Findings that no rule makes, by id; tests compare them with what the sources can say."""

from landbridge.checks.told import ABOUT_WAIVERS, OF_READING, OF_SIZING

OF_WAIVERS: tuple[str, ...] = tuple(each.id for each in ABOUT_WAIVERS)
"""What is said of waivers; these cannot be waived."""

OTHERS: tuple[str, ...] = tuple(each.id for each in (*OF_READING, *OF_SIZING))
"""What reading and sizing find; a waiver may name it like a finding of a rule."""
