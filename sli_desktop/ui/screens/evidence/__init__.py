"""Evidence: the notes of the day, sorted into findings."""
