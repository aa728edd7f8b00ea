"""Findings: what the team concludes, with the notes that carry it."""
