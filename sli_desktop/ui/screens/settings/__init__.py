"""Settings: what one person prefers on this laptop."""
