"""A challenge in trouble: what is safe, and how to go on."""
