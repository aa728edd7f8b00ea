"""Journeys run in the window of the small challenge."""

from tests.ui.conftest import clock, driver, look, usual_look, workspace

__all__ = ["clock", "driver", "look", "usual_look", "workspace"]
