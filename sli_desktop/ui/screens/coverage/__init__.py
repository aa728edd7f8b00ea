"""Coverage: who has been heard on what, and what is still missing."""
