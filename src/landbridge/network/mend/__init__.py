"""The smallest changes that make a denied connection work, each proven."""
