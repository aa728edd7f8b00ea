"""A file that came: what it is, and the next step with it."""
