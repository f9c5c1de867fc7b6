"""The whole network of an estate, out of its parts."""
