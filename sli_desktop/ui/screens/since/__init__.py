"""What changed since the feedback was presented."""
