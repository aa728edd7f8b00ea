"""Team meeting: the evening in the base room."""
