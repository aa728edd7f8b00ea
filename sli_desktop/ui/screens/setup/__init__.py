"""Challenge set-up: a list of tasks, any of them first; the chosen one beside it."""
