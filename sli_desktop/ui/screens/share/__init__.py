"""Bundles: made for the team, imported from it."""
