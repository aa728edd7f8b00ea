"""What can go wrong when a report is saved."""

from typing import ClassVar

from sli_desktop.errors import SliError


class ReportNotSavedError(SliError):
    """The report could not be written where the person wanted it; no half file was left."""

    code: ClassVar[str] = "SLI-2401"


class ReportDamagedError(SliError):
    """What the disk gave back is not what was written; the file was taken away again."""

    code: ClassVar[str] = "SLI-2402"
