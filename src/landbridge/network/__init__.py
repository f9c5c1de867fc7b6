"""The network of an estate: who gets which addresses, and who reaches whom."""
