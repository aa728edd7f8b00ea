"""British spelling with the words of councils; marks what it does not know, never changes it."""
