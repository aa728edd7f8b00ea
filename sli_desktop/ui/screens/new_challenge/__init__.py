"""A new challenge: from its council to its recovery key."""
