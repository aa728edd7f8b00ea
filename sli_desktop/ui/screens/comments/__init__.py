"""Comments on the draft: what the council says of its facts, and what the team decides."""
