"""Versions of the report: the whole of it frozen, compared, its texts taken back."""
