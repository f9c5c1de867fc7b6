"""The ways of packets from place to place, by kind of next hop."""
