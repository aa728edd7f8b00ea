"""Report: its sections are written, with the real page beside them."""
