"""Metrics of private clouds: which there are, what is asked of them, what they say."""
