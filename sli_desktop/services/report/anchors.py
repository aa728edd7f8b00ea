"""Names of places in a report, for contents and links: short, unique, telling nothing."""

from collections import Counter


class Anchors:
    """Hands out place names: ``theme-1``, ``theme-2``, ``finding-1`` ..."""

    def __init__(self) -> None:
        self._used: Counter[str] = Counter()

    def next(self, kind: str) -> str:
        """One more name of a kind."""
        self._used[kind] += 1
        return f"{kind}-{self._used[kind]}"
