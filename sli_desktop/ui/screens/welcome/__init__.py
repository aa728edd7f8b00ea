"""The first screen: open a challenge."""
