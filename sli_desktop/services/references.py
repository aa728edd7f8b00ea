"""Permanent short references of meetings, findings and recommendations, such as ``PS4``.

The letters are the initials of the peer who made the record, the number counts that peer's records
of all three kinds. Two laptops never make the same one, because no two peers share initials
(`people.free_initials`), and a record in the bin keeps its own.
"""

import re
from collections.abc import Iterable

from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.storage import View


class References:
    """Hands out the next references of one peer."""

    def __init__(self, initials: str, used: Iterable[str]) -> None:
        counter = re.compile(re.escape(initials) + r"([1-9]\d{0,8})", re.ASCII)
        found = [match for match in map(counter.fullmatch, used) if match]
        self._initials = initials
        self._last = max((int(match[1]) for match in found), default=0)

    def __call__(self) -> str:
        """One more reference, never given before."""
        self._last += 1
        return f"{self._initials}{self._last}"


def used_references(view: View) -> tuple[str, ...]:
    """Every reference ever given in this challenge folder, those in the bin as well."""
    kinds = (Meeting, Finding, Recommendation)
    return tuple(found for kind in kinds for found in view.texts(kind, "reference", with_bin=True))
