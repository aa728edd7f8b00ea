"""Keeps what the team presented as bytes that never change, and says what changed since."""
