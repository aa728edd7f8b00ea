"""Challenge set-up: what a challenge manager arranges before and during a visit, as acts."""
