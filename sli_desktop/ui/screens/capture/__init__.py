"""Taking notes in a meeting."""
