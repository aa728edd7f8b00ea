"""Faults that are known and still to be mended: screen → parts of the lines that say so.

Empty before a release.
"""

KNOWN: dict[str, tuple[str, ...]] = {}
