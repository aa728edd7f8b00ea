"""The team meeting on the wall: no quotes, nothing team only."""
