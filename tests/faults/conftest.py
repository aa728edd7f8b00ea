"""Tests of faults work on real, encrypted challenge folders."""

from tests.workspaces import workspace

__all__ = ["workspace"]
