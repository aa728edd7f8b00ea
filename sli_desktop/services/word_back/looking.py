"""From a file to the list of its differences, with what each paragraph was when it left."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import ClassVar

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.models.records.report import Snapshot
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.report.docx_marks import key_of
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.origin import Origin
from sli_desktop.services.report.outline import outline
from sli_desktop.services.versions.keeping import records_of, versions
from sli_desktop.services.word_back.plan import Item, belongs, is_ours, plan
from sli_desktop.services.word_back.reading import read_back
from sli_desktop.services.word_back.units import Unit, units_of
from sli_desktop.storage import Workspace
from sli_desktop.wording import tr

EVERYTHING = ReportOptions(dated=date.min, include_proposed=True)
"""A draft inside the team holds what is not agreed yet as well."""


class NotOursError(SliError):
    """A Word file without marks: this program did not write it."""

    code: ClassVar[str] = "SLI-3430"

    def __init__(self) -> None:
        super().__init__(
            tr("This Word file was not written by this program, or its hidden marks are gone."),
            kept=NOTHING_CHANGED,
            next_step=tr(
                "Choose the file that was exported here and came back. A copy saved as another "
                "kind of file loses the marks."
            ),
        )


class OtherReportError(SliError):
    """A Word file of another challenge."""

    code: ClassVar[str] = "SLI-3431"

    def __init__(self) -> None:
        super().__init__(
            tr("This Word file is the report of another challenge."),
            kept=NOTHING_CHANGED,
            next_step=tr("Open that challenge, or choose the file of this one."),
        )


def look(
    file: Path, records: ChallengeRecords, kept: Iterable[Callable[[], ChallengeRecords]] = ()
) -> tuple[Item, ...]:
    """Every difference between a file that came back and the report as it stands.

    `kept` gives the records of kept versions, the newest first: they say how a paragraph read that
    has changed here since.

    Raises:
        IntakeError: the file cannot be read, is too large, damaged, or no Word document.
        NotOursError: it has no marks.
        OtherReportError: none of its marks is known here.
    """
    returned = read_back(file)
    units = units_of(outline(records, EVERYTHING))
    if not is_ours(returned):
        raise NotOursError
    if not belongs(returned, units):
        raise OtherReportError
    return plan(returned, units, _Bases(kept))


class _Bases:
    """How paragraphs read in the versions that were kept, laid out when first asked for."""

    def __init__(self, kept: Iterable[Callable[[], ChallengeRecords]]) -> None:
        self._kept = iter(kept)
        self._known: dict[tuple[str, str], str] = {}

    def __call__(self, origin: Origin, mark: str) -> str | None:
        wanted = (key_of(origin), mark)
        while wanted not in self._known:
            more = next(self._kept, None)
            if more is None:
                return None
            self._take(units_of(outline(more(), EVERYTHING)))
        return self._known[wanted]

    def _take(self, units: Iterable[Unit]) -> None:
        for unit in units:
            self._known.setdefault((key_of(unit.origin), unit.mark), unit.words)


def kept_here(
    workspace: Workspace, snapshots: Iterable[Snapshot]
) -> list[Callable[[], ChallengeRecords]]:
    """How to read each version whose bytes are on this laptop, the newest first."""
    here = [each for each in versions(snapshots) if workspace.blobs.has(each.snapshot.sha256)]
    return [lambda version=each: records_of(version, workspace) for each in reversed(here)]  # type: ignore[misc]
