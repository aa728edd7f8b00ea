"""The two minutes after a meeting."""
