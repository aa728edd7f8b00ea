"""Printing, with the pages shown first."""
