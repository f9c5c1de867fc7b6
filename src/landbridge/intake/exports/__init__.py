"""What imports share: objects with their places, and the files of a draft that merge."""
