"""What changes between two networks: turns, inspection, and who is whom in both."""
