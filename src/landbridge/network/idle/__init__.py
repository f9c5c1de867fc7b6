"""Rules that do nothing where they are attached, with the proof of it."""
