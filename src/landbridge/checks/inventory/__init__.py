"""What of an inventory moves, and what the export does not tell of it."""
