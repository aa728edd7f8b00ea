"""Recommendations: what the council should do, and the findings each rests on."""
