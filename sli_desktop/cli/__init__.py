"""The acts of a peer and a manager in a terminal. Never loads a window toolkit."""
