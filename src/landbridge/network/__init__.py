"""Who reaches whom, by which way and under whose rules: exact, for all pairs, and explained."""
