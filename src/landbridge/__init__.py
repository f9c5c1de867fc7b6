"""Landbridge: from an RVTools file to a sized, explained, proven AVS Generation 2 estate."""

__version__ = "0.1.0"
