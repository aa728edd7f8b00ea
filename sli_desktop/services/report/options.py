"""What a person chooses before a report is made."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """The choices of one export.

    `dated` is the day the report is made, written into the file's properties. With
    `include_proposed`, findings and recommendations the team has not agreed yet come along, for a
    draft inside the team. There is no option to include what is team only or to be said in person.
    With `speaker_notes`, slides of findings say in their notes on how much each rests: counts only.
    """

    dated: date
    include_proposed: bool = False
    speaker_notes: bool = False
