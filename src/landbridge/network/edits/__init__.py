"""What an edit changes, found without proving the rest again."""
