"""Azure Monitor: what is measured of private clouds, and what watches it."""
