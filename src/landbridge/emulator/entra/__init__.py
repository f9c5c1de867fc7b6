"""Entra as far as Azure's clients need it: discovery, and tokens for whoever asks."""
