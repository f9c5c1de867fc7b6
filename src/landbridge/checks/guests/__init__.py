"""Guest systems: what a name tells of one, and how long it is supported."""
